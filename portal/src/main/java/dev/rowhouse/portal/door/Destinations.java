package dev.rowhouse.portal.door;

import dev.rowhouse.billing.outbound.Reachable;
import dev.rowhouse.db.text.Cut;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where we go for a provider: to {@code https} and public addresses. The addresses that were judged
 * are the ones that are connected to, so that no name leads elsewhere in between.
 */
@Component
final class Destinations implements DnsResolver {
  private static final Logger log = LoggerFactory.getLogger(Destinations.class);

  private final boolean allowPrivate;

  Destinations(@Value("${rowhouse.sign-in.allow-private:false}") boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
    if (allowPrivate) {
      log.warn(
          "DEVELOPMENT MODE: identity providers of tenants may stand at private addresses and"
              + " speak plain http (rowhouse.sign-in.allow-private)");
    }
  }

  /**
   * @param what the address is for, as admins read it
   * @throws Impasse when it is none that we follow
   */
  URI accept(String what, String address) {
    try {
      URI uri = URI.create(address);
      boolean secure = "https".equals(uri.getScheme());
      boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      if (uri.getHost() != null && plain && (secure || allowPrivate && isHttp(uri))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw Impasse.away(what + " must be an https address, and is " + shortened(address));
  }

  private static boolean isHttp(URI uri) {
    return "http".equals(uri.getScheme());
  }

  static String shortened(String text) {
    return "“" + Cut.to(200, text) + "”.";
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    if (!Arrays.stream(found).allMatch(this::isAllowed)) {
      throw new UnknownHostException(host + " leads into a private network");
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Metadata services of clouds are link-local, and stay out of reach in development, too. */
  private boolean isAllowed(InetAddress address) {
    return Reachable.isPublic(address)
        || allowPrivate && !address.isLinkLocalAddress() && !address.isAnyLocalAddress();
  }
}
