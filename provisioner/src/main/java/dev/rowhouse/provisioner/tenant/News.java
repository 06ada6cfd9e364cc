package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Outbound;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the builder's own webhooks what became of a tenant, in the running transaction. */
@Component
class News {
  private final Outbound outbound;
  private final TenantStore store;
  private final Containers containers;
  private final String urlPattern;

  News(
      Outbound outbound,
      TenantStore store,
      Containers containers,
      @Value("${rowhouse.gateway.public-scheme}") String scheme,
      @Value("${rowhouse.gateway.domain}") String domain,
      @Value("${rowhouse.gateway.public-port}") int port) {
    this.outbound = outbound;
    this.store = store;
    this.containers = containers;
    boolean usual = port == ("https".equals(scheme) ? 443 : 80);
    this.urlPattern = scheme + "://%s." + domain + (usual ? "/" : ":" + port + "/");
  }

  void tell(String type, Tenant tenant) {
    tell(type, tenant, Map.of());
  }

  /** With the tenant as it is now, not as it came in. */
  void tell(String type, Tenant before, Map<String, Object> more) {
    Tenant tenant = store.find(before.id()).orElse(before);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", tenant.id().value());
    data.put("project", tenant.project().value());
    data.put("state", tenant.state().name());
    put(data, "reference", tenant.reference());
    put(data, "subscription", tenant.subscription());
    house(tenant.container(), data);
    data.putAll(more);
    outbound.publish(owner(tenant), type, data);
  }

  /** By its identifier only: all else is forgotten, also in what was told before. */
  void erased(Tenant tenant) {
    outbound.redact(owner(tenant), tenant.id().value());
    outbound.publish(
        owner(tenant),
        "tenant.erased",
        Map.of("tenant", tenant.id().value(), "project", tenant.project().value()));
  }

  private void house(@Nullable ContainerId id, Map<String, Object> data) {
    Container house = id == null ? null : containers.find(id).orElse(null);
    if (house == null) {
      return;
    }
    data.put("container", house.id().value());
    data.put("url", urlPattern.formatted(house.host()));
    put(data, "failure", house.failure());
  }

  private static void put(Map<String, Object> data, String name, @Nullable String value) {
    if (value != null) {
      data.put(name, value);
    }
  }

  private static OwnerId owner(Tenant tenant) {
    return new OwnerId(tenant.project().value());
  }
}
