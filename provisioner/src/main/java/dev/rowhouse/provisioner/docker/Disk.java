package dev.rowhouse.provisioner.docker;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * One node's images, filesystems and data volumes. Two ways stand behind it, portable (any Docker
 * host) and fast (our own btrfs nodes), and one contract test holds for both.
 */
public interface Disk {

  /** True when the node has an image of this reference. */
  boolean hasImage(String reference);

  /** Loads a {@code docker save} archive (or a root filesystem) and returns the image reference. */
  String load(InputStream archive);

  /** What the image of this reference is; empty when there is none. */
  Optional<ImageIdentity> identity(String reference);

  /** A {@code docker save} archive of the image. */
  void save(String reference, OutputStream archive);

  /** Freezes the container's filesystem into an image of this reference; repeated, it adopts it. */
  void freeze(String container, String reference);

  /** Removes the image unless a container still stands on it. */
  void removeImage(String reference);

  /**
   * Makes the container of the plan with the filesystem (not the volumes) of another, running or
   * not. Used for copies and, with the same image, for changes of environment.
   */
  void createFrom(String source, ContainerPlan plan);

  /**
   * Makes the container of the plan with the filesystem of an image, whatever the plan's own is.
   */
  void createOn(String image, ContainerPlan plan);

  /** Whether it can pack and unpack; where it cannot, a filesystem travels as an image. */
  boolean packs();

  /** Puts what the container's filesystem has beyond its image into a volume that can travel. */
  void pack(String container, String volume);

  /** Makes the container of the plan with what another of the same image had packed. */
  void unpack(ContainerPlan plan, String volume);

  /**
   * Makes an empty data volume with a quota in bytes (kept only where the node can: see
   * capabilities).
   */
  void createVolume(String volume, long quotaBytes);

  /** True when the volume and what it holds are there. */
  boolean hasVolume(String volume);

  /**
   * Makes the volume with the content of another, consistent at one instant where the node can.
   *
   * @throws EngineRefused when there is no such other; none is ever made in its place
   */
  void copyVolume(String source, String target, long quotaBytes);

  void limitVolume(String volume, long quotaBytes);

  void removeVolume(String volume);

  /** A tar stream of the volume's content. */
  void exportVolume(String volume, OutputStream tar);

  void importVolume(String volume, InputStream tar);

  /**
   * Notes in the ledger, an empty volume, what the tree holds now; taken before it is copied while
   * it is in use, so that {@link #difference} can tell what the copy lacks.
   *
   * @return false, and nothing happened, where the node cannot tell for sure
   */
  boolean mark(Tree tree, String ledger);

  /**
   * What changed in the tree since it was marked.
   *
   * @param onward it is in use, and the next difference is to what it holds now
   * @return packed, when that is little; empty when it is in the ledger, which has to travel
   */
  Optional<String> difference(Tree tree, String ledger, boolean onward);

  /**
   * Brings a copy of the marked tree up to date by the ledger, once.
   *
   * @throws EngineRefused when they do not fit: then the whole tree has to travel
   */
  void apply(String ledger, Tree tree);

  /**
   * As {@link #apply}, by a difference that was little.
   *
   * @throws EngineRefused when they do not fit: then the whole tree has to travel
   */
  void applyPacked(String packed, Tree tree);

  /** Writes down what is not on the disk yet, so that nobody waits for it later. */
  void flush();

  /** Bytes that the volume holds of its own. */
  long volumeBytes(String volume);

  /** Bytes that the container's filesystem has written beyond its image. */
  long filesystemBytes(String container);
}
