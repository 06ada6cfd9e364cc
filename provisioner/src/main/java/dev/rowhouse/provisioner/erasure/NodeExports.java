package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.container.Archives;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Exports straight from the node that holds the data. */
@Component
@OnRole(Role.WORKER)
class NodeExports implements Exports {
  private final Tenants tenants;
  private final Containers containers;
  private final Engines engines;
  private final Nodes nodes;
  private final Backups backups;
  private final Archives archives;
  private final Clock clock;

  NodeExports(
      Tenants tenants,
      Containers containers,
      Engines engines,
      Nodes nodes,
      Backups backups,
      Archives archives,
      Clock clock) {
    this.tenants = tenants;
    this.containers = containers;
    this.engines = engines;
    this.nodes = nodes;
    this.backups = backups;
    this.archives = archives;
    this.clock = clock;
  }

  @Override
  public void write(
      OrganizationId organization, TenantId id, Optional<BackupId> backup, OutputStream archive) {
    Housed tenant = tenants.get(organization, id);
    Container house =
        Optional.ofNullable(tenant.tenant().container())
            .flatMap(containers::find)
            .filter(each -> each.node() != null)
            .orElseThrow(() -> new Rejected("tenant", "it has no data yet, or no more"));
    try (var out = new ExportArchive(archive)) {
      Optional<Backup> kept = backup.map(each -> whole(house, each)).or(() -> kept(house));
      Instant asOf = kept.map(Backup::beganAt).orElse(clock.instant());
      out.manifest(Manifest.of(tenant.tenant(), house, asOf));
      if (kept.isPresent()) {
        fromArchive(house, kept.get(), out);
      } else {
        fromNode(house, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Backup whole(Container house, BackupId id) {
    Backup backup = backups.get(house.id(), id);
    if (!backup.isWhole()) {
      throw new Rejected("backup", "It is not whole.");
    }
    return backup;
  }

  /** Where its node is gone or away, what was kept of it last is all there is. */
  private Optional<Backup> kept(Container house) {
    boolean there = nodes.find(node(house)).filter(Node::reached).isPresent();
    return there ? Optional.empty() : backups.newest(house.id());
  }

  private void fromNode(Container house, ExportArchive out) throws IOException {
    Disk disk = engines.disk(node(house));
    for (String path : house.settings().dataPaths()) {
      out.volume(path, sink -> disk.exportVolume(volume(house.id(), path), sink));
    }
  }

  private void fromArchive(Container house, Backup kept, ExportArchive out) throws IOException {
    archives.check(kept.id());
    for (String path : house.settings().dataPaths()) {
      Optional<InputStream> data = archives.data(kept.id(), path);
      if (data.isPresent()) {
        try (InputStream in = data.get()) {
          out.volume(path, sink -> copy(in, sink));
        }
      }
    }
  }

  private static void copy(InputStream in, OutputStream out) {
    try {
      in.transferTo(out);
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
