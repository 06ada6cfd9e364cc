package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.PlanId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that a builder makes by hand, without billing.
 *
 * @param reference the builder's own name of it; a second tenant with the same is the first one
 * @param plan null for the template as it is
 * @param host first label of its URL; null to have one made of the name
 */
public record NewTenant(
    String name,
    @Nullable String email,
    @Nullable String reference,
    @Nullable PlanId plan,
    @Nullable String host) {}
