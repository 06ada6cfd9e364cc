package dev.rowhouse.provisioner.docker;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a Docker Engine is reached.
 *
 * @param address {@code unix:///path} or {@code tcp://host:port}
 * @param tls what a tcp address needs; null for a unix socket
 * @param pins what the host's name was resolved to when it was judged: connections go there and
 *     nowhere else, whatever the name leads to by then; empty where nobody judged it
 */
public record DockerHost(String address, @Nullable Tls tls, List<InetAddress> pins) {
  public DockerHost(String address, @Nullable Tls tls) {
    this(address, tls, List.of());
  }

  /** The same, reached at these addresses only. */
  public DockerHost pinned(List<InetAddress> judged) {
    return new DockerHost(address, tls, List.copyOf(judged));
  }

  /** PEM texts: the authority that signed the node's certificate, and our own certificate. */
  public record Tls(String authority, String certificate, String key) {
    /**
     * @throws IllegalArgumentException when a text is not what it should be
     */
    public SSLContext context() {
      return Certificates.of(this);
    }

    @Override
    public String toString() {
      return "Tls[…]";
    }
  }

  URI uri() {
    return URI.create(address);
  }
}
