package dev.rowhouse.provisioner.docker;

import java.io.InputStream;
import java.io.OutputStream;

/** Puts together what the node's disk can do; each part knows one way. */
final class DockerDisk implements Disk {
  private final Images images;
  private final Copies copies;
  private final Volumes volumes;
  private final Carrier carrier;
  private final RootQuota quota;

  DockerDisk(Images images, Copies copies, Volumes volumes, Carrier carrier, RootQuota quota) {
    this.images = images;
    this.copies = copies;
    this.volumes = volumes;
    this.carrier = carrier;
    this.quota = quota;
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
