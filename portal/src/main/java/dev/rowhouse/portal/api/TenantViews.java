package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.tenant.House;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows tenants with their addresses. */
@Component
class TenantViews {
  private final Links links;

  TenantViews(Links links) {
    this.links = links;
  }

  TenantView of(Housed housed) {
    Tenant tenant = housed.tenant();
    House house = housed.house();
    return new TenantView(
        tenant.id(),
        tenant.project(),
        tenant.reference(),
        tenant.name(),
        tenant.email(),
        tenant.subscription(),
        tenant.customer(),
        tenant.prices(),
        tenant.plan(),
        tenant.livemode(),
        tenant.standing(),
        tenant.state(),
        tenant.stateSince(),
        waiting(tenant, house),
        tenant.container(),
        house == null || house.host() == null ? null : links.url(house.host()),
        house == null ? null : house.observed(),
        house == null ? null : house.snapshot(),
        house == null ? null : house.failure(),
        house == null ? null : house.lastRequestAt(),
        tenant.graceUntil(),
        tenant.eraseAt(),
        tenant.readyAt(),
        tenant.createdAt(),
        tenant.changedAt());
  }

  private static @Nullable String waiting(Tenant tenant, @Nullable House house) {
    return tenant.waiting() == null && house != null ? house.waiting() : tenant.waiting();
  }
}
