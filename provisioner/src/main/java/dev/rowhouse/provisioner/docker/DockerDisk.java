package dev.rowhouse.provisioner.docker;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what the node's disk can do; each part knows one way. */
final class DockerDisk implements Disk {
  /** What travels was within its limits where it comes from. */
  private static final long UNLIMITED = 1L << 50;

  private final Images images;
  private final Copies copies;
  private final Volumes volumes;
  private final Carrier carrier;
  private final RootQuota quota;
  private final Maker maker;
  private final @Nullable Packing packing;

  /**
   * @param packing null where a filesystem can only travel as an image
   */
  DockerDisk(
      Images images,
      Copies copies,
      Volumes volumes,
      Carrier carrier,
      RootQuota quota,
      Maker maker,
      @Nullable Packing packing) {
    this.images = images;
    this.copies = copies;
    this.volumes = volumes;
    this.carrier = carrier;
    this.quota = quota;
    this.maker = maker;
    this.packing = packing;
  }

  @Override
  public boolean hasImage(String reference) {
    return images.has(reference);
  }

  @Override
  public String load(InputStream archive) {
    return images.archives().take(archive);
  }

  @Override
  public void freeze(String container, String reference) {
    images.freeze(container, reference);
  }

  @Override
  public void removeImage(String reference) {
    images.remove(reference);
  }

  @Override
  public void createFrom(String source, ContainerPlan plan) {
    copies.createFrom(source, plan);
  }

  @Override
  public Optional<ImageIdentity> identity(String reference) {
    return images.identity(reference);
  }

  @Override
  public void save(String reference, OutputStream archive) {
    images.save(reference, archive);
  }

  @Override
  public void createOn(String image, ContainerPlan plan) {
    maker.make(plan, plan.name(), image);
  }

  @Override
  public boolean packs() {
    return packing != null;
  }

  @Override
  public void pack(String container, String volume) {
    volumes.create(volume, UNLIMITED);
    packing().pack(container, volume);
  }

  @Override
  public void unpack(ContainerPlan plan, String volume) {
    packing().unpack(plan, volume);
  }

  private Packing packing() {
    if (packing == null) {
      throw new EngineRefused(501, "filesystems travel as images from and to this node");
    }
    return packing;
  }

  @Override
  public boolean mark(Tree tree, String ledger) {
    if (tree.filesystem() && packing == null) {
      return false;
    }
    return tree.filesystem() ? packing().mark(tree, ledger) : volumes.mark(tree.name(), ledger);
  }

  @Override
  public Optional<String> difference(Tree tree, String ledger, boolean onward) {
    return tree.filesystem()
        ? packing().difference(tree, ledger, onward)
        : volumes.difference(tree.name(), ledger, onward);
  }

  @Override
  public void apply(String ledger, Tree tree) {
    if (tree.filesystem()) {
      packing().apply(ledger, tree);
    } else {
      volumes.apply(ledger, tree.name());
    }
  }

  @Override
  public void applyPacked(String packed, Tree tree) {
    if (tree.filesystem()) {
      packing().applyPacked(packed, tree);
    } else {
      volumes.applyPacked(packed, tree.name());
    }
  }

  @Override
  public void flush() {
    volumes.flush();
  }

  @Override
  public void createVolume(String volume, long quotaBytes) {
    volumes.create(volume, quotaBytes);
  }

  @Override
  public boolean hasVolume(String volume) {
    return volumes.has(volume);
  }

  @Override
  public void copyVolume(String source, String target, long quotaBytes) {
    volumes.copy(source, target, quotaBytes);
  }

  @Override
  public void limitVolume(String volume, long quotaBytes) {
    volumes.limit(volume, quotaBytes);
  }

  @Override
  public void removeVolume(String volume) {
    volumes.remove(volume);
  }

  @Override
  public void exportVolume(String volume, OutputStream tar) {
    carrier.out(volume, tar);
  }

  @Override
  public void importVolume(String volume, InputStream tar) {
    carrier.in(volume, tar);
  }

  @Override
  public long volumeBytes(String volume) {
    return volumes.bytes(volume);
  }

  @Override
  public long filesystemBytes(String container) {
    return quota.used(container);
  }
}
