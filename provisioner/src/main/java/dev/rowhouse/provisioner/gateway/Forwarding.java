package dev.rowhouse.provisioner.gateway;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** Tells the app who came and how: from what we see, or from a TLS edge of ours that saw it. */
final class Forwarding {
  private final String scheme;

  /**
   * @param scheme by which people come: {@code http} or {@code https}
   */
  Forwarding(String scheme) {
    this.scheme = scheme;
  }

  /** How the person came, as far as we can know. */
  String scheme(Head head, Visitor visitor) {
    String said = visitor.trusted ? head.forwardedProto : null;
    return said != null && (said.equals("https") || said.equals("http")) ? said : scheme;
  }

  MultiMap headers(Head head, Visitor visitor) {
    boolean trusted = visitor.trusted;
    String by = scheme(head, visitor);
    MultiMap out = head.out;
    out.set("X-Forwarded-For", chain(trusted ? head.forwardedFor : null, visitor.address));
    out.set("X-Forwarded-Proto", by);
    out.set("X-Forwarded-Host", trusted ? or(head.forwardedHost, head.host()) : head.host());
    out.set("X-Forwarded-Port", or(trusted ? head.forwardedPort : null, port(head.host(), by)));
    return out;
  }

  private static String chain(@Nullable String before, String address) {
    return before == null ? address : before + ", " + address;
  }

  private static String port(String host, String scheme) {
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      return host.substring(colon + 1);
    }
    return scheme.equals("https") ? "443" : "80";
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
