package dev.rowhouse.portal.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of somebody's device.
 *
 * @param id ours, {@code psk_…}
 * @param name as its owner calls it, 1 to 60 characters
 * @param usedAt null until it signed its owner in
 */
public record Passkey(String id, String name, Instant madeAt, @Nullable Instant usedAt) {}
