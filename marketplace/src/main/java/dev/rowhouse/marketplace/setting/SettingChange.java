package dev.rowhouse.marketplace.setting;

import java.time.Instant;

/** What a setting was and became, who did it and why. */
public record SettingChange(
    Setting setting, int before, int after, String reason, String by, Instant at) {}
