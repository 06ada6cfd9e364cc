package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Profile;
import dev.rowhouse.provisioner.connection.Recognizing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks a provider who it is that came back from it. */
@Component
class Asking {
  private static final String TOKEN = "The provider’s token endpoint";

  private final Discovery discovery;
  private final Fetcher fetcher;
  private final IdTokens tokens;
  private final Places places;
  private final Recognizing recognizing;

  Asking(
      Discovery discovery,
      Fetcher fetcher,
      IdTokens tokens,
      Places places,
      Recognizing recognizing) {
    this.discovery = discovery;
    this.fetcher = fetcher;
    this.tokens = tokens;
    this.places = places;
    this.recognizing = recognizing;
  }

  /**
   * @param back the address that the person was sent back to
   * @throws Impasse when it does not tell, or not credibly
   */
  Profile who(Connection connection, Passage passage, Answer answer, String back) {
    return places.in(connection.id(), () -> ask(connection, passage, answer, back));
  }

  private Profile ask(Connection connection, Passage passage, Answer answer, String back) {
    Provider provider = discovery.of(connection);
    checkIssuer(provider, answer);
    if (answer.error() != null || answer.code() == null) {
      throw refused(answer);
    }
    var reply =
        fetcher.post(
            TOKEN,
            provider.token(),
            form(connection, provider, passage, answer.code(), back),
            headers(connection, provider));
    if (reply.status() != 200) {
      throw Impasse.away(
          TOKEN
              + " answers with status "
              + reply.status()
              + " and the error "
              + Destinations.shortened(reply.body().path("error").asString(""))
              + " If it is invalid_client, the client’s secret is wrong or over: give a new one.");
    }
    String token = reply.body().path("id_token").asString("");
    if (token.isEmpty()) {
      throw Impasse.untrue(
          "The provider sent no ID token. Its client must allow the scope openid.");
    }
    return tokens.read(connection, provider, token, passage.nonce());
  }

  /** Another provider's answer must not be brought to this one. */
  private static void checkIssuer(Provider provider, Answer answer) {
    if (answer.issuer() == null
        ? provider.namesIssuer()
        : !provider.issuer().equals(answer.issuer())) {
      throw Impasse.untrue(
          "The answer names "
              + (answer.issuer() == null
                  ? "no issuer, though the provider says that it always does."
                  : "another issuer: " + Destinations.shortened(answer.issuer())));
    }
  }

  private static Impasse refused(Answer answer) {
    String error = answer.error() == null ? "no code" : answer.error();
    return new Impasse(
        403,
        error.equals("access_denied")
            ? "Your company’s sign-in was cancelled, or does not let you in here."
            : "Your company’s sign-in refused. Please begin again, or tell your administrator.",
        "The provider refused with " + Destinations.shortened(error + ": " + answer.description()));
  }

  private Map<String, String> form(
      Connection connection, Provider provider, Passage passage, String code, String back) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", back);
    form.put("code_verifier", passage.verifier());
    if (!provider.takesBasic()) {
      form.put("client_id", connection.settings().clientId());
      form.put("client_secret", secret(connection));
    }
    return form;
  }

  private Map<String, String> headers(Connection connection, Provider provider) {
    if (!provider.takesBasic()) {
      return Map.of();
    }
    String pair = encoded(connection.settings().clientId()) + ":" + encoded(secret(connection));
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return Map.of("Authorization", "Basic " + basic);
  }

  private String secret(Connection connection) {
    return recognizing
        .secret(connection)
        .orElseThrow(() -> Impasse.away("The connection has no client secret."));
  }

  /** RFC 6749, 2.3.1. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
