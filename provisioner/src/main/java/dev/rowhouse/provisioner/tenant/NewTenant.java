package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.PlanId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that a builder makes by hand, without billing.
 *
 * @param reference the builder's own name of it; a second tenant with the same is the first one
 * @param plan null for the template as it is
 * @param host first label of its URL; null to have one made of the name
 * @param region where it wishes to stand; empty for wherever its plan says, or anywhere
 */
public record NewTenant(
    String name,
    @Nullable String email,
    @Nullable String reference,
    @Nullable PlanId plan,
    @Nullable String host,
    String region) {

  /** Wherever there is room. */
  public NewTenant(
      String name,
      @Nullable String email,
      @Nullable String reference,
      @Nullable PlanId plan,
      @Nullable String host) {
    this(name, email, reference, plan, host, "");
  }
}
