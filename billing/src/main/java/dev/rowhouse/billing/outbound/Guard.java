package dev.rowhouse.billing.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps a builder's URL from leading us into networks that are not theirs. The addresses that were
 * checked are the ones that are connected to: a name cannot change between check and use.
 */
@Component
class Guard {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final boolean allowLoopback;

  Guard(@Value("${rowhouse.outbound.allow-loopback:false}") boolean allowLoopback) {
    this.allowLoopback = allowLoopback;
    if (allowLoopback) {
      log.warn(
          "DEVELOPMENT MODE: webhooks may be sent to this machine itself"
              + " (rowhouse.outbound.allow-loopback)");
    }
  }

  /** The addresses behind a name, all of which we may connect to. */
  InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    if (found.length == 0 || !Arrays.stream(found).allMatch(this::isAllowed)) {
      throw new UnknownHostException(host + " leads into a private network");
    }
    return found;
  }

  /**
   * @throws InvalidReceiver when it is no address that we may call
   */
  void checkAddress(String url) {
    URI uri = parse(url);
    String host = uri.getHost();
    try {
      boolean loopback = Arrays.stream(resolve(host)).allMatch(InetAddress::isLoopbackAddress);
      if (!"https".equals(uri.getScheme()) && !loopback) {
        throw new InvalidReceiver("url", "the address begins with https://");
      }
    } catch (UnknownHostException e) {
      throw new InvalidReceiver("url", "cannot be reached: " + e.getMessage());
    }
  }

  private static URI parse(String url) {
    try {
      URI uri = URI.create(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      if (url.length() <= 500 && web && plain && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw new InvalidReceiver("url", "an address like https://example.com/hooks, no user in it");
  }

  private boolean isAllowed(InetAddress address) {
    return Reachable.isPublic(address) || allowLoopback && address.isLoopbackAddress();
  }
}
