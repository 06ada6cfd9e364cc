package dev.rowhouse.provisioner.gateway;

import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people find a container, as the edge before the gateway is reached from outside. */
@Component
public class Links {
  private final String before;
  private final String after;
  private final String port;
  private final String domain;

  Links(
      @Value("${rowhouse.gateway.public-scheme:http}") String scheme,
      @Value("${rowhouse.gateway.domain:rowhouse.localhost}") String domain,
      @Value("${rowhouse.gateway.public-port:80}") int port) {
    before = scheme + "://";
    this.domain = domain;
    this.port = port == usual(scheme) ? "" : ":" + port;
    after = "." + domain + this.port;
  }

  /** The container's address without a path, for example {@code https://acme-7d2k.example.com}. */
  public String url(String host) {
    return before + host + after;
  }

  /**
   * The container's whole name without scheme and port, for example {@code acme-7d2k.example.com}.
   */
  public String name(String host) {
    return host + "." + domain;
  }

  /** As {@link #url}, for a whole name of a product or a tenant. */
  public String urlOf(String name) {
    return before + name + port;
  }

  /**
   * The container's label in a host that was asked for; empty when it is not below our domain.
   *
   * @param host without a port
   */
  public Optional<String> label(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String suffix = "." + domain;
    return lower.endsWith(suffix)
        ? Optional.of(lower.substring(0, lower.length() - suffix.length()))
        : Optional.empty();
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
