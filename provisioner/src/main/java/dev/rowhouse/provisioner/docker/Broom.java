package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes everything from a machine that is ours alone. Walls and folders take a hand, which is a
 * container with an image; so they go first, and the hands with their image last.
 */
final class Broom {
  private static final Logger log = LoggerFactory.getLogger(Broom.class);
  private static final Set<String> DOCKERS_OWN = Set.of("bridge", "host", "none");

  /** Of folders and of the subvolumes inside them, the innermost first. */
  private static final String EMPTY =
      """
      cd %s || exit 1
      find . -mindepth 1 -depth -type d -inum 256 -exec btrfs subvolume delete {} \\; >/dev/null
      rm -rf ./* ./.[!.]*
      """
          .formatted(Powers.DATA);

  private static final String WALLS = "nft list tables | grep ' rowhouse_' || true";

  private final DockerClient docker;
  private final Hands network;
  private final @Nullable Hands disk;
  private final @Nullable String dataDir;

  /**
   * @param disk null where there is no data folder of ours
   */
  Broom(DockerClient docker, Hands network, @Nullable Hands disk, @Nullable String dataDir) {
    this.docker = docker;
    this.network = network;
    this.disk = disk;
    this.dataDir = dataDir;
  }

  Cleared sweep() {
    Contents before = count(folders(), walls(), true);
    containers(false).forEach(each -> quietly(() -> remove(each)));
    volumes().forEach(each -> quietly(() -> docker.removeVolumeCmd(each.getName()).exec()));
    networks().forEach(each -> quietly(() -> docker.removeNetworkCmd(each.getId()).exec()));
    if (disk != null) {
      disk.ask(EMPTY);
    }
    tearDown();
    int folders = folders();
    int walls = walls();
    network.close();
    if (disk != null) {
      disk.close();
    }
    containers(true).forEach(each -> quietly(() -> remove(each)));
    removeImages();
    return new Cleared(before, count(folders, walls, false));
  }

  private Contents count(int folders, int walls, boolean handsAreOurs) {
    List<InspectVolumeResponse> volumes = volumes();
    int names = folders > 0 ? 0 : (int) volumes.stream().filter(this::liesInOurFolder).count();
    return new Contents(
        containers(!handsAreOurs).size(),
        images().size(),
        volumes.size() - names,
        networks().size(),
        folders,
        walls,
        names);
  }

  private boolean liesInOurFolder(InspectVolumeResponse volume) {
    Map<String, String> options = volume.getOptions();
    String device = options == null ? null : options.get("device");
    return dataDir != null && device != null && device.startsWith(dataDir + "/");
  }

  private int folders() {
    return disk == null ? 0 : number(disk.run("ls -A %s | wc -l".formatted(Powers.DATA)));
  }

  private int walls() {
    return (int) network.run(WALLS).lines().filter(line -> !line.isBlank()).count();
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  /** Lines like {@code table inet rowhouse_abc}. */
  private void tearDown() {
    network
        .run(WALLS)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> network.ask("nft delete " + line));
  }

  private List<Container> containers(boolean hands) {
    return Connection.call(() -> docker.listContainersCmd().withShowAll(true).exec()).stream()
        .filter(each -> hands || !each.getLabels().containsKey(Marks.HAND))
        .toList();
  }

  private void remove(Container container) {
    docker.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
  }

  private List<InspectVolumeResponse> volumes() {
    return Connection.call(() -> docker.listVolumesCmd().exec()).getVolumes();
  }

  private List<Network> networks() {
    return Connection.call(() -> docker.listNetworksCmd().exec()).stream()
        .filter(each -> !DOCKERS_OWN.contains(each.getName()))
        .toList();
  }

  private List<Image> images() {
    return Connection.call(() -> docker.listImagesCmd().withShowAll(true).exec());
  }

  /** One that others stand on goes when they are gone. */
  private void removeImages() {
    int left = Integer.MAX_VALUE;
    for (List<Image> all = images(); !all.isEmpty() && all.size() < left; all = images()) {
      left = all.size();
      all.forEach(
          each -> quietly(() -> docker.removeImageCmd(each.getId()).withForce(true).exec()));
    }
  }

  /** What could not be removed is counted afterwards. */
  private static void quietly(Runnable removal) {
    try {
      removal.run();
    } catch (DockerException e) {
      log.debug("not removed now: {}", e.getMessage());
    }
  }
}
