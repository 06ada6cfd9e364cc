package dev.rowhouse.provisioner.docker;

import java.util.List;

/**
 * What an image is, whatever it is called.
 *
 * @param id digest of its configuration
 * @param layers digests of its layers' content, the lowest first
 * @param bytes size of all layers together
 */
public record ImageIdentity(String id, List<String> layers, long bytes) {
  public boolean isSameAs(ImageIdentity other) {
    return id.equals(other.id) && layers.equals(other.layers);
  }
}
