package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Exports straight from the node that holds the data. */
@Component
@OnRole(Role.WORKER)
class NodeExports implements Exports {
  private final Tenants tenants;
  private final Containers containers;
  private final Engines engines;
  private final Clock clock;

  NodeExports(Tenants tenants, Containers containers, Engines engines, Clock clock) {
    this.tenants = tenants;
    this.containers = containers;
    this.engines = engines;
    this.clock = clock;
  }

  @Override
  public void write(OrganizationId organization, TenantId id, OutputStream archive) {
    Housed tenant = tenants.get(organization, id);
    Container house =
        Optional.ofNullable(tenant.tenant().container())
            .flatMap(containers::find)
            .filter(each -> each.node() != null)
            .orElseThrow(() -> new Rejected("tenant", "it has no data yet, or no more"));
    try (var out = new ExportArchive(archive)) {
      out.manifest(Manifest.of(tenant.tenant(), house, clock.instant()));
      Disk disk = engines.disk(node(house));
      for (String path : house.settings().dataPaths()) {
        out.volume(path, sink -> disk.exportVolume(volume(house.id(), path), sink));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NodeId node(Container house) {
    NodeId node = house.node();
    if (node == null) {
      throw new IllegalStateException("it has no place");
    }
    return node;
  }

  private static String volume(ContainerId id, String path) {
    return Names.volume(id, path);
  }
}
