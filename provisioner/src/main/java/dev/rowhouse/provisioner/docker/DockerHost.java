package dev.rowhouse.provisioner.docker;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a Docker Engine is reached.
 *
 * @param address {@code unix:///path} or {@code tcp://host:port}
 * @param tls what a tcp address needs; null for a unix socket
 */
public record DockerHost(String address, @Nullable Tls tls) {

  /** PEM texts: the authority that signed the node's certificate, and our own certificate. */
  public record Tls(String authority, String certificate, String key) {
    @Override
    public String toString() {
      return "Tls[…]";
    }
  }

  URI uri() {
    return URI.create(address);
  }
}
