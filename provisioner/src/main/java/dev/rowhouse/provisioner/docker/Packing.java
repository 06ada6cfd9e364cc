package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ChangeLog;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a container wrote beyond its image, put into a volume that can travel, and out of it into a
 * container of the same image elsewhere. Where Docker keeps filesystems as btrfs subvolumes.
 */
final class Packing {
  private static final int DELETED = 2;

  private final DockerClient docker;
  private final Hands disk;
  private final Maker maker;
  private final Looker looker;

  Packing(DockerClient docker, Hands disk, Maker maker, Looker looker) {
    this.docker = docker;
    this.disk = disk;
    this.maker = maker;
    this.looker = looker;
  }

  /** Into an empty volume; what changes meanwhile may or may not be in it. */
  void pack(String container, String volume) {
    List<ChangeLog> changes = changes(container);
    disk.run(
        """
        from=%1$s/subvolumes/$(cat %2$s/mounts/%3$s/mount-id) && to=%4$s/%5$s && cd $from || exit 1
        base64 -d >$to/gone <<'END'
        %6$s
        END
        base64 -d >$to/list <<'END'
        %7$s
        END
        tar --null --no-recursion --numeric-owner --ignore-failed-read -T $to/list -cf $to/written.tar
        [ $? -le 1 ] && rm $to/list
        """
            .formatted(
                Powers.GRAPH,
                Powers.LAYERS,
                id(container),
                Powers.DATA,
                volume,
                paths(changes, each -> each.getKind() == DELETED),
                paths(changes, each -> each.getKind() != DELETED)));
  }

  /** Docker says null for none. */
  private List<ChangeLog> changes(String container) {
    return Optional.ofNullable(
            Connection.<@Nullable List<ChangeLog>>call(
                () -> docker.containerDiffCmd(container).exec()))
        .orElse(List.of());
  }

  /** One name after the other, each ended by a zero, in a form that a script can hold. */
  private static String paths(List<ChangeLog> changes, Predicate<ChangeLog> wanted) {
    String names =
        changes.stream()
            .filter(wanted)
            .map(each -> each.getPath().substring(1) + "\0")
            .collect(Collectors.joining());
    return Base64.getMimeEncoder(76, new byte[] {'\n'})
        .encodeToString(names.getBytes(StandardCharsets.UTF_8));
  }

  /** As with copies: it has its own name once it is whole. */
  void unpack(ContainerPlan plan, String volume) {
    if (looker.look(plan.name()).isPresent()) {
      maker.make(plan);
      return;
    }
    String next = Marks.next(plan.name());
    remove(next);
    maker.make(plan, next, plan.image());
    disk.run(
        """
        to=%1$s/subvolumes/$(cat %2$s/mounts/%3$s/mount-id) && from=%4$s/%5$s && cd $to || exit 1
        [ ! -s $from/gone ] || xargs -0 rm -rf -- <$from/gone || exit 1
        tar --numeric-owner -xpf $from/written.tar
        """
            .formatted(Powers.GRAPH, Powers.LAYERS, id(next), Powers.DATA, volume));
    Connection.run(() -> docker.renameContainerCmd(next).withName(plan.name()).exec());
  }

  boolean mark(Tree tree, String ledger) {
    disk.run(Difference.marked(folder(tree), Subvolumes.path(ledger)));
    return true;
  }

  Optional<String> difference(Tree tree, String ledger, boolean onward) {
    String folder = folder(tree);
    String path = Subvolumes.path(ledger);
    return Difference.packed(
        disk.run(onward ? Difference.takenOnward(folder, path) : Difference.taken(folder, path)));
  }

  void apply(String ledger, Tree tree) {
    disk.run(Difference.applied(Subvolumes.path(ledger), folder(tree)));
  }

  void applyPacked(String packed, Tree tree) {
    disk.run(Difference.appliedPacked(packed, folder(tree)));
  }

  /** In which all is that the container sees, but for its volumes. */
  private String folder(Tree tree) {
    return "%s/subvolumes/$(cat %s/mounts/%s/mount-id)"
        .formatted(Powers.GRAPH, Powers.LAYERS, id(tree.name()));
  }

  private void remove(String name) {
    Connection.run(() -> {
      try {
        docker.removeContainerCmd(name).withForce(true).exec();
      } catch (com.github.dockerjava.api.exception.NotFoundException e) {
        // There is none, as nearly always.
      }
    });
  }

  private String id(String container) {
    return Connection.call(() -> docker.inspectContainerCmd(container).exec().getId());
  }
}
