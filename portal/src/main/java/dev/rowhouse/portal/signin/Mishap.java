package dev.rowhouse.portal.signin;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.client.RestClientResponseException;

/** Why a sign-in through a provider came to nothing: what people read, and what to do about it. */
public enum Mishap {
  DECLINED(
      "%s did not let you in: it was declined there, or your account there may not come here. Try"
          + " again, or use another way.",
      "See at %s who may use the application %s."),
  OVER(
      "This sign-in with %s took too long, was begun in another browser, or came back twice. Begin"
          + " again.",
      ""),
  AWAY(
      "%s does not answer at the moment. Nothing is wrong with your account: try again in a minute,"
          + " or use another way.",
      "See whether %s runs, and whether the portal reaches what the settings"
          + " spring.security.oauth2.client.provider.%s name."),
  SECRET(
      "%s does not know this portal any more, so nobody can sign in with it. Use another way, and"
          + " tell who runs this portal.",
      "The client’s identifier or secret for %s is wrong, or the secret has ended. Make a new one"
          + " there, and change spring.security.oauth2.client.registration.%s.client-secret."),
  UNTRUE(
      "What %s answered cannot be accepted here, so you are not signed in. Try again, or use"
          + " another way.",
      "Its answer was not for this portal, or not signed with a key that it publishes; the portal’s"
          + " log says which. Compare issuer and client at %s with the settings"
          + " spring.security.oauth2.client.*.%s, and the clocks.");

  /** The code of an error of ours: a provider could not be asked what it is. */
  static final String NO_ANSWER = "no_answer";

  private final String toThem;
  private final String toAdmins;

  Mishap(String toThem, String toAdmins) {
    this.toThem = toThem;
    this.toAdmins = toAdmins;
  }

  static Mishap of(AuthenticationException failure) {
    OAuth2AuthenticationException told = find(failure, OAuth2AuthenticationException.class);
    return switch (told == null ? "" : told.getError().getErrorCode()) {
      case "access_denied", "consent_required", "login_required", "interaction_required" ->
          DECLINED;
      case "authorization_request_not_found", "invalid_state_parameter", "invalid_nonce" -> OVER;
      case "invalid_client", "unauthorized_client" -> SECRET;
      case "server_error", "temporarily_unavailable", NO_ANSWER -> AWAY;
      default -> byAnswer(failure);
    };
  }

  /** Of the request that Spring made: what it names an invalid answer may be no answer at all. */
  private static Mishap byAnswer(AuthenticationException failure) {
    RestClientResponseException said = find(failure, RestClientResponseException.class);
    if (said == null) {
      boolean unreached = find(failure, IOException.class) != null;
      return unreached ? AWAY : UNTRUE;
    }
    if (said.getStatusCode().is5xxServerError()) {
      return AWAY;
    }
    return said.getStatusCode().value() == 401 ? SECRET : UNTRUE;
  }

  public String toThem(Choice provider) {
    return toThem.formatted(provider.name());
  }

  /** Empty where there is nothing to do. */
  public String toAdmins(Choice provider) {
    return toAdmins.formatted(provider.name(), provider.id());
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .limit(20)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElse(null);
  }
}
