package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * On Docker's btrfs driver: a new container whose fresh subvolume is swapped for a snapshot of the
 * source's. It takes the same time whatever the size, and adds no layer.
 */
final class SwappedCopies implements Copies {
  private final DockerClient docker;
  private final Hands disk;
  private final Maker maker;
  private final Looker looker;

  SwappedCopies(DockerClient docker, Hands disk, Maker maker, Looker looker) {
    this.docker = docker;
    this.disk = disk;
    this.maker = maker;
    this.looker = looker;
  }

  /**
   * It is made under another name and gets its own when it is whole, so that a container of the
   * plan's name never has the wrong filesystem, whenever the process dies.
   */
  @Override
  public void createFrom(String source, ContainerPlan plan) {
    if (looker.look(plan.name()).isPresent()) {
      maker.make(plan);
      return;
    }
    String next = Marks.next(plan.name());
    remove(next);
    maker.make(plan, next, plan.image());
    swap(id(source), id(next), plan.limits().diskMb() * 1024L * 1024);
    Connection.run(() -> docker.renameContainerCmd(next).withName(plan.name()).exec());
  }

  /** The source may run: its subvolume is only read, at one instant. */
  private void swap(String source, String target, long quotaBytes) {
    disk.run(
        """
        from=%1$s/subvolumes/$(cat %2$s/mounts/%3$s/mount-id) || exit 1
        to=%1$s/subvolumes/$(cat %2$s/mounts/%4$s/mount-id) || exit 1
        [ -d $from ] && [ -d $to ] || exit 1
        btrfs subvolume delete $to >/dev/null || exit 1
        btrfs subvolume snapshot $from $to >/dev/null || exit 1
        btrfs qgroup limit %5$d $to
        """
            .formatted(Powers.GRAPH, Powers.LAYERS, source, target, quotaBytes));
  }

  private void remove(String name) {
    Connection.run(() -> {
      try {
        docker.removeContainerCmd(name).withForce(true).exec();
      } catch (NotFoundException e) {
        // There is none, as nearly always.
      }
    });
  }

  private String id(String container) {
    return Connection.call(() -> docker.inspectContainerCmd(container).exec().getId());
  }
}
