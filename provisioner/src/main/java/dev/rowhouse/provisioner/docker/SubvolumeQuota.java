package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;

/** Limits of containers' own filesystems on Docker's btrfs driver with simple quotas. */
final class SubvolumeQuota implements RootQuota {
  private final DockerClient docker;
  private final Hands disk;

  SubvolumeQuota(DockerClient docker, Hands disk) {
    this.docker = docker;
    this.disk = disk;
  }

  /**
   * Docker puts the limit of the container's making in force again at each start, from a file that
   * we therefore change as well.
   */
  @Override
  public void limit(String container, long bytes) {
    disk.run(
        """
        id=$(cat %1$s/mounts/%2$s/mount-id) || exit 1
        [ ! -e %3$s/quotas/$id ] || echo -n %4$d >%3$s/quotas/$id
        btrfs qgroup limit %4$d %3$s/subvolumes/$id
        """
            .formatted(Powers.LAYERS, id(container), Powers.GRAPH, bytes));
  }

  @Override
  public long used(String container) {
    String path =
        Powers.GRAPH
            + "/subvolumes/$(cat "
            + Powers.LAYERS
            + "/mounts/"
            + id(container)
            + "/mount-id)";
    return Long.parseLong(disk.run(Quota.usedBy(path)).strip());
  }

  private String id(String container) {
    return Connection.call(() -> docker.inspectContainerCmd(container).exec().getId());
  }
}
