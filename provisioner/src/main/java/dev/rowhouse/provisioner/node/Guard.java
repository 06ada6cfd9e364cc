package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.Rejected;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps the address of a node that somebody gives us from leading us into networks that are not
 * theirs. Looked at when it is given and each time a node is opened, and kept to from then on; what
 * answers there has to show a certificate of the node's authority before it hears anything.
 */
@Component
public class Guard {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final boolean allowPrivate;
  private final Names names;

  /** Who says where a name leads. */
  interface Names {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  @Autowired
  public Guard(@Value("${rowhouse.nodes.allow-private:false}") boolean allowPrivate) {
    this(allowPrivate, InetAddress::getAllByName);
  }

  Guard(boolean allowPrivate, Names names) {
    this.allowPrivate = allowPrivate;
    this.names = names;
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
    resolve(field, address);
  }

  /**
   * Where the address leads now, all of it judged: connections go there and ask no name again, so
   * that nobody can point the name elsewhere between the judgement and the connection.
   *
   * @return empty for a socket
   * @throws Rejected as {@link #check} does
   */
  public List<InetAddress> resolve(String field, String address) {
    if (!address.startsWith("tcp:")) {
      return List.of();
    }
    String host = host(address);
    InetAddress[] found;
    try {
      found = names.find(host);
    } catch (UnknownHostException e) {
      throw new Rejected(field, "there is no host " + host);
    }
    if (!Arrays.stream(found).allMatch(this::isAllowed)) {
      throw new Rejected(
          field,
          host + " leads into a private network, where this installation looks for no nodes");
    }
    return List.of(found);
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

  /** Unique local IPv6 and what embeds IPv4; what carriers share, "this network", and reserved. */
  private static boolean isShared(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet6Address) {
      return (first & 0xfe) == 0xfc
          || (first == 0x20 && second == 0x02)
          || (first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff);
    }
    return first == 0 || first >= 240 || (first == 100 && (second & 0xc0) == 64);
  }
}
