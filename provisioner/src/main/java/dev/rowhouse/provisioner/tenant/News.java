package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the builder's own webhooks what became of a tenant, in the running transaction. */
@Component
class News {
  void tell(String type, Tenant tenant) {
    tell(type, tenant, Map.of());
  }

  void tell(String type, Tenant tenant, Map<String, Object> more) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", tenant.id().value());
    data.putAll(more);
  }

  /** By its identifier only: all else is forgotten. */
  void erased(TenantId id) {}
}
