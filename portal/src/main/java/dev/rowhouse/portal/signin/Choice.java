package dev.rowhouse.portal.signin;

/** One way to sign in, as the sign-in page offers it. */
public record Choice(String id, String name) {
  /** Where the way begins. */
  public String href() {
    return "/oauth2/authorization/" + id;
  }
}
