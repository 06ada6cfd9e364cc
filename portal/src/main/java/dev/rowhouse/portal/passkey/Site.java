package dev.rowhouse.portal.passkey;

import java.net.URI;
import java.util.Objects;

/**
 * Where keys sign people in (a relying party of WebAuthn). Browsers give a key to pages of its host
 * only, and what they sign says on which page they did.
 *
 * @param host whole, lower case, without a port: exactly this one, no name above it, which
 *     neighbours would share
 * @param origin scheme, host and port
 * @param name as devices show it
 * @param portal whether its keys are of local accounts; else they are of a tenant's members
 */
public record Site(String host, String origin, String name, boolean portal) {
  static Site ofPortal(String baseUrl) {
    String host = Objects.requireNonNull(URI.create(baseUrl).getHost(), "rowhouse.base-url");
    return new Site(host, baseUrl, "Rowhouse", true);
  }

  /**
   * @param url of the house by the name that was come to, without a path
   * @param name of the product
   */
  public static Site ofHouse(String url, String name) {
    return new Site(Objects.requireNonNull(URI.create(url).getHost(), url), url, name, false);
  }

  /** As it is kept: the portal may move, and its keys are lost then anyway. */
  String key() {
    return portal ? "" : host;
  }
}
