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
        tenant.waiting(),
        house(housed.house()),
        tenant.graceUntil(),
        tenant.eraseAt(),
        tenant.readyAt(),
        tenant.createdAt(),
        tenant.changedAt());
  }

  private @Nullable HouseView house(@Nullable House house) {
    if (house == null) {
      return null;
    }
    String host = house.host();
    return new HouseView(
        house.container(),
        host == null ? null : links.url(host),
        house.observed(),
        house.desired(),
        house.snapshot(),
        house.failure(),
        house.waiting(),
        house.lastRequestAt());
  }
}
