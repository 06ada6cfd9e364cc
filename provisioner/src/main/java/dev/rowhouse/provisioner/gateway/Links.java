package dev.rowhouse.provisioner.gateway;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people find a container, as the edge before the gateway is reached from outside. */
@Component
public class Links {
  private final String before;
  private final String after;

  Links(
      @Value("${rowhouse.gateway.public-scheme:http}") String scheme,
      @Value("${rowhouse.gateway.domain:rowhouse.localhost}") String domain,
      @Value("${rowhouse.gateway.public-port:80}") int port) {
    before = scheme + "://";
    after = "." + domain + (port == usual(scheme) ? "" : ":" + port);
  }

  /** The container's address without a path, for example {@code https://acme-7d2k.example.com}. */
  public String url(String host) {
    return before + host + after;
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
