package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Docker's own volumes on any host: no quota, copies byte by byte. */
final class PlainVolumes implements Volumes {
  private final DockerClient docker;
  private final Site site;
  private final Function<HostConfig, Hands> hands;

  PlainVolumes(DockerClient docker, Site site, Function<HostConfig, Hands> hands) {
    this.docker = docker;
    this.site = site;
    this.hands = hands;
  }

  @Override
  public void create(String volume, long quotaBytes) {
    Connection.call(() ->
        docker
            .createVolumeCmd()
            .withName(volume)
            .withLabels(Map.of(Marks.INSTALLATION, site.installation()))
            .exec());
  }

  @Override
  public boolean has(String volume) {
    return Connection.call(() -> {
      try {
        docker.inspectVolumeCmd(volume).exec();
        return true;
      } catch (NotFoundException e) {
        return false;
      }
    });
  }

  /** A copy that was cut off is made again: while it is not whole, a mark lies in it. */
  @Override
  public void copy(String source, String target, long quotaBytes) {
    if (!has(source)) {
      throw new EngineRefused(404, "there is no volume " + source); // a mount would make one
    }
    create(target, quotaBytes);
    try (var hand = hands.apply(Powers.copying(source, target))) {
      hand.run(
          """
          mark=/target/.rowhouse-copying
          [ -e $mark ] || [ -z "$(ls -A /target)" ] || exit 0
          touch $mark && cp -a --reflink=auto /source/. /target/ && rm $mark
          """);
    }
  }

  @Override
  public void limit(String volume, long quotaBytes) {
    // Plain volumes have none; the node's capabilities say so.
  }

  @Override
  public void remove(String volume) {
    Connection.run(() -> {
      try {
        docker.removeVolumeCmd(volume).exec();
      } catch (NotFoundException e) {
        // Gone already.
      }
    });
  }

  @Override
  public void apply(String ledger, String volume) {
    try (var hand = hands.apply(Powers.copying(ledger, volume))) {
      hand.run(Difference.applied("/source", "/target"));
    }
  }

  @Override
  public void applyPacked(String packed, String volume) {
    try (var hand = hands.apply(Powers.copying(volume, volume))) {
      hand.run(Difference.appliedPacked(packed, "/target"));
    }
  }

  boolean isUsed(String volume) {
    return !Connection.call(() ->
            docker.listContainersCmd().withShowAll(true).withVolumeFilter(List.of(volume)).exec())
        .isEmpty();
  }

  /**
   * All of this installation, and those half removed: an engine that died over a volume forgets its
   * labels, and its name only when it is asked again.
   */
  List<String> names() {
    return Connection.call(() -> docker.listVolumesCmd().exec()).getVolumes().stream()
        .filter(found -> isOurs(found) || isHalfRemoved(found))
        .map(InspectVolumeResponse::getName)
        .toList();
  }

  private boolean isOurs(InspectVolumeResponse found) {
    return found.getLabels() != null
        && site.installation().equals(found.getLabels().get(Marks.INSTALLATION));
  }

  private static boolean isHalfRemoved(InspectVolumeResponse found) {
    return (found.getLabels() == null || found.getLabels().isEmpty())
        && Marks.isVolume(found.getName());
  }

  @Override
  public long bytes(String volume) {
    try (var hand = hands.apply(Powers.reading(volume))) {
      return 1024 * Long.parseLong(hand.run("du -sk /source | cut -f1").strip());
    }
  }
}
