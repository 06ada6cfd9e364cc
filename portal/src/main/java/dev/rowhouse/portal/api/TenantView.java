package dev.rowhouse.portal.api;

import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.TenantState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer.
 *
 * @param reference your own name of it
 * @param standing what billing said last
 * @param waiting why nothing happens yet, and what to do
 * @param container null while it has none
 * @param graceUntil when a failed payment suspends it
 * @param eraseAt when it is erased after a cancellation
 * @param readyAt when its app first answered
 */
record TenantView(
    TenantId id,
    ProjectId project,
    @Nullable String reference,
    String name,
    @Nullable String email,
    @Nullable String subscription,
    @Nullable String customer,
    List<String> prices,
    @Nullable PlanId plan,
    boolean livemode,
    SubscriptionStatus standing,
    TenantState state,
    Instant stateSince,
    @Nullable String waiting,
    @Nullable HouseView container,
    @Nullable Instant graceUntil,
    @Nullable Instant eraseAt,
    @Nullable Instant readyAt,
    Instant createdAt,
    Instant changedAt) {}
