package dev.rowhouse.provisioner.claim;

/**
 * The cookie in which a browser keeps a claim: one host's only, out of scripts' reach. Its name
 * says nothing of whose software this is.
 */
public final class ClaimCookie {
  public static final String NAME = "door_claim";

  private ClaimCookie() {}

  /**
   * For a header {@code Set-Cookie}.
   *
   * @param seconds until it ends; 0 takes it away
   */
  public static String keep(String token, long seconds, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(name(NAME, secure), token, seconds, secure ? "; Secure" : "");
  }

  /** Over HTTPS no neighbour under the same domain can set a cookie of this name. */
  public static String name(String plain, boolean secure) {
    return secure ? "__Host-" + plain : plain;
  }
}
