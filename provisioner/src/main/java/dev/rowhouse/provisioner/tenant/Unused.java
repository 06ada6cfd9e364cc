package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.TenantId;

/** A tenant that nobody used for the days that its project's policy allows. */
public record Unused(TenantId id, int days) {}
