package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer of a builder.
 *
 * @param reference the builder's own name of it, unique in the project; null for none
 * @param subscription the billing system's identifier, unique in the project; null when a builder
 *     made it by hand; a digest of it once erased
 * @param standing what billing said last
 * @param waiting why nothing happens yet, or does not follow the plan, and what to do
 * @param graceUntil when a failed payment suspends it
 * @param eraseAt when a canceled tenant is erased
 * @param noticedAt when the builder was told that it will be erased for lack of use
 * @param readyAt when its app first answered
 */
public record Tenant(
    TenantId id,
    ProjectId project,
    @Nullable String reference,
    @Nullable String subscription,
    @Nullable String customer,
    @Nullable String email,
    String name,
    List<String> prices,
    @Nullable PlanId plan,
    boolean livemode,
    SubscriptionStatus standing,
    TenantState state,
    Instant stateSince,
    @Nullable String waiting,
    @Nullable ContainerId container,
    @Nullable Instant graceUntil,
    @Nullable Instant eraseAt,
    @Nullable Instant noticedAt,
    @Nullable Instant readyAt,
    Instant createdAt,
    Instant changedAt) {}
