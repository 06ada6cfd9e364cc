package dev.rowhouse.provisioner.tenant;

import org.jspecify.annotations.Nullable;

/** A tenant with its house, if it has one. */
public record Housed(Tenant tenant, @Nullable House house) {}
