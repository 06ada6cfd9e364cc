package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.transfer.Held;
import dev.rowhouse.provisioner.transfer.Places;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does the freezing: filesystem to image, data to seed volumes. Each part may be repeated. */
@Component
@OnRole(Role.WORKER)
public class Freezer {
  private static final Logger log = LoggerFactory.getLogger(Freezer.class);
  private static final Duration LEASE = Duration.ofSeconds(12);
  private static final int REFUSALS = 5;

  private final FreezeStore freezes;
  private final SnapshotStore snapshots;
  private final Containers containers;
  private final Engines engines;
  private final Places places;
  private final Bell bell;

  Freezer(
      FreezeStore freezes,
      SnapshotStore snapshots,
      Containers containers,
      Engines engines,
      Places places,
      Bell bell) {
    this.freezes = freezes;
    this.snapshots = snapshots;
    this.containers = containers;
    this.engines = engines;
    this.places = places;
    this.bell = bell;
    bell.listen(Snapshots.CHANGED, this::sweep);
  }

  /** Freezes all that wait for it; returns how many. */
  public int sweep() {
    return (int) freezes.due().stream().filter(this::freeze).count();
  }

  private boolean freeze(SnapshotId id) {
    if (!freezes.lease(id, LEASE)) {
      return false;
    }
    try {
      Held.during(LEASE, () -> work(id), () -> freezes.renew(id, LEASE));
    } catch (EngineUnreachable e) {
      freezes.later(id, "the node does not answer; it is tried again", Duration.ofSeconds(5));
    } catch (RuntimeException e) {
      refused(id, e);
    }
    return true;
  }

  private void work(SnapshotId id) {
    Snapshot snapshot = snapshots.find(id).orElseThrow();
    Container template = containers.find(snapshot.template()).orElseThrow();
    NodeId node = template.node();
    if (node == null) {
      throw new IllegalStateException("the template has no place on a node");
    }
    Disk disk = engines.disk(node);
    disk.freeze(Names.container(template.id()), snapshot.image());
    snapshot.settings().dataPaths().forEach(path -> seed(snapshot, path, disk));
    places.put(snapshot.image(), node);
    if (freezes.ready(id, node)) {
      bell.ring(Snapshots.CHANGED);
    }
  }

  private void seed(Snapshot snapshot, String path, Disk disk) {
    String seed = Names.seed(snapshot.id(), path);
    long quota = snapshot.settings().limits().diskMb() * 1024L * 1024;
    disk.copyVolume(Names.volume(snapshot.template(), path), seed, quota);
    freezes.seeded(snapshot.id(), path, seed);
  }

  private void refused(SnapshotId id, RuntimeException e) {
    String why = e instanceof EngineRefused ? "the node refused: " + e.getMessage() : said(e);
    if (freezes.tries(id) < REFUSALS) {
      freezes.later(id, why, Duration.ofSeconds(2));
      return;
    }
    log.warn("snapshot {} cannot be frozen", id.value(), e);
    freezes.failed(id, why);
  }

  private static String said(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
