package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data volumes that are btrfs subvolumes of our own: with a quota, and copied in no time. */
final class Subvolumes implements Volumes {
  private static final Logger log = LoggerFactory.getLogger(Subvolumes.class);

  private final DockerClient docker;
  private final Site site;
  private final String dataDir;
  private final Hands disk;
  private final PlainVolumes plain;

  Subvolumes(DockerClient docker, Site site, String dataDir, Hands disk, PlainVolumes plain) {
    this.docker = docker;
    this.site = site;
    this.dataDir = dataDir;
    this.disk = disk;
    this.plain = plain;
  }

  @Override
  public void create(String volume, long quotaBytes) {
    String path = path(volume);
    disk.run(
        """
        [ -d %1$s ] || btrfs subvolume create %1$s >/dev/null || exit 1
        btrfs qgroup limit %2$d %1$s
        """
            .formatted(path, quotaBytes));
    declare(volume);
  }

  /** Docker's volume is only a name for the subvolume, and made again when it is missing. */
  @Override
  public boolean has(String volume) {
    return disk.ask("[ -d %s ]".formatted(path(volume))).status() == 0;
  }

  /** The snapshot appears at once or not at all. */
  @Override
  public void copy(String source, String target, long quotaBytes) {
    disk.run(
        """
        [ -d %1$s ] || [ -d %2$s ] || { echo "there is no volume %4$s"; exit 1; }
        [ -d %2$s ] || btrfs subvolume snapshot %1$s %2$s >/dev/null || exit 1
        btrfs qgroup limit %3$d %2$s
        """
            .formatted(path(source), path(target), quotaBytes, source));
    declare(target);
  }

  private void declare(String volume) {
    Connection.call(() ->
        docker
            .createVolumeCmd()
            .withName(volume)
            .withDriver("local")
            .withDriverOpts(Map.of("type", "none", "o", "bind", "device", dataDir + "/" + volume))
            .withLabels(Map.of(Marks.INSTALLATION, site.installation()))
            .exec());
  }

  @Override
  public void limit(String volume, long quotaBytes) {
    disk.run("btrfs qgroup limit %d %s".formatted(quotaBytes, path(volume)));
  }

  @Override
  public boolean mark(String volume, String ledger) {
    disk.run(Difference.marked(path(volume), path(ledger)));
    return true;
  }

  @Override
  public Optional<String> difference(String volume, String ledger, boolean onward) {
    return Difference.packed(
        disk.run(
            onward
                ? Difference.takenOnward(path(volume), path(ledger))
                : Difference.taken(path(volume), path(ledger))));
  }

  @Override
  public void apply(String ledger, String volume) {
    disk.run(Difference.applied(path(ledger), path(volume)));
  }

  @Override
  public void applyPacked(String packed, String volume) {
    disk.run(Difference.appliedPacked(packed, path(volume)));
  }

  @Override
  public void flush() {
    disk.run("btrfs filesystem sync " + Powers.DATA);
  }

  @Override
  public void remove(String volume) {
    removeName(volume);
    disk.run("[ ! -d %1$s ] || btrfs subvolume delete %1$s >/dev/null".formatted(path(volume)));
  }

  /**
   * An engine that died while it unmounted a volume believes in that mount until it is started once
   * more. The data goes all the same; only an empty name is left, for {@link #sweep}.
   */
  private void removeName(String volume) {
    try {
      plain.remove(volume);
    } catch (EngineRefused refused) {
      if (plain.isUsed(volume)) {
        throw refused;
      }
      log.warn("Docker keeps the name {}: {}", volume, refused.getMessage());
    }
  }

  /** Names without data behind them, unless a container waits for the data to come back. */
  @Override
  public void sweep() {
    Set<String> there = Set.copyOf(disk.run("ls " + Powers.DATA).lines().toList());
    plain.names().stream()
        .filter(name -> !there.contains(name) && !plain.isUsed(name))
        .forEach(this::removeName);
  }

  @Override
  public long bytes(String volume) {
    return Long.parseLong(disk.run(Quota.usedBy(path(volume))).strip());
  }

  /** Names come from identifiers; anything else would be a way out of the folder. */
  static String path(String volume) {
    if (!volume.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new EngineRefused(400, "not a volume's name: " + volume);
    }
    return Powers.DATA + "/" + volume;
  }
}
