package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.tenant.Tenant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an export is of. Secrets of the environment are the builder's and stay here. */
final class Manifest {
  private Manifest() {}

  static Map<String, Object> of(Tenant tenant, Container house, Instant now) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("type", "rowhouse-export");
    manifest.put("version", 1);
    manifest.put("exported_at", now.toString());
    manifest.put("project", tenant.project().value());
    manifest.put("tenant", tenant.id().value());
    manifest.put("name", tenant.name());
    put(manifest, "email", tenant.email());
    put(manifest, "reference", tenant.reference());
    put(manifest, "subscription", tenant.subscription());
    manifest.put("container", house.id().value());
    manifest.put("image", house.image());
    manifest.put("data_paths", house.settings().dataPaths());
    return manifest;
  }

  private static void put(Map<String, Object> manifest, String name, @Nullable String value) {
    if (value != null) {
      manifest.put(name, value);
    }
  }
}
