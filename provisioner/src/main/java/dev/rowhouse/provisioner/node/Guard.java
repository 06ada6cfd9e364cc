package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.Rejected;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps the address of a node that somebody gives us from leading us into networks that are not
 * theirs. Looked at when it is given and each time a connection is opened; what answers there has
 * to show a certificate of the node's authority before it hears anything.
 */
@Component
public class Guard {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final boolean allowPrivate;

  public Guard(@Value("${rowhouse.nodes.allow-private:false}") boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
    if (allowPrivate) {
      log.warn(
          "DEVELOPMENT MODE: nodes may stand in private networks and on this machine itself"
              + " (rowhouse.nodes.allow-private)");
    }
  }

  /**
   * @param address {@code tcp://host:port}; a socket is not ours to judge
   * @throws Rejected naming the field, when we may not go there
   */
  public void check(String field, String address) {
    if (!address.startsWith("tcp:")) {
      return;
    }
    String host = host(address);
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new Rejected(field, "there is no host " + host);
    }
    if (!Arrays.stream(found).allMatch(this::isAllowed)) {
      throw new Rejected(
          field,
          host + " leads into a private network, where this installation looks for no nodes");
    }
  }

  /** Without the brackets of IPv6. */
  public static String host(String address) {
    String host = URI.create(address).getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private boolean isAllowed(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return allowPrivate
        || !(address.isLoopbackAddress() || address.isSiteLocalAddress() || isShared(address));
  }

  /** Unique local IPv6, and what carriers share. */
  private static boolean isShared(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? (bytes[0] & 0xfe) == 0xfc
        : (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
  }
}
