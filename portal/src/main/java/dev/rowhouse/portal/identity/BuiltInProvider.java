package dev.rowhouse.portal.identity;

/** Where the built-in provider's parts are, for the portal's own client of it. */
public final class BuiltInProvider {
  /** The registration in Spring's words, and the client's identifier at the provider. */
  public static final String CLIENT = "rowhouse";

  public static final String AUTHORIZE = "/identity/authorize";
  public static final String TOKEN = "/identity/token";
  public static final String KEYS = "/identity/keys";
  public static final String SIGN_IN = "/identity/sign-in";
  public static final String CALLBACK = "/login/oauth2/code/" + CLIENT;

  /** Session attribute with how somebody proved to it just now who they are. */
  public static final String MEANS = "identity.means";

  private BuiltInProvider() {}
}
