package dev.rowhouse.portal.testing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID provider on the loopback: discovery, keys, codes, signed tokens. Who comes is whom the
 * test named last; nobody is asked for a password.
 */
public final class TinyProvider implements AutoCloseable {
  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey another;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile String subject = "ada";
  private volatile Map<String, String> lastAsked = Map.of();
  private volatile Trouble trouble = Trouble.NONE;

  /** What goes wrong. */
  public enum Trouble {
    NONE,
    DECLINES,
    KNOWS_NO_SECRET,
    IS_BROKEN,
    SIGNS_WITH_ANOTHER_KEY
  }

  public TinyProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("tiny").generate();
      another = new RSAKeyGenerator(2048).keyID("tiny").generate();
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/keys", ask -> answer(ask, new JWKSet(key).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Who comes from now on. */
  public void as(String who) {
    subject = who;
  }

  /** What goes wrong from now on. */
  public void has(Trouble which) {
    trouble = which;
  }

  /** What the portal asked for last. */
  public Map<String, String> lastAsked() {
    return lastAsked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void discovery(HttpExchange ask) throws IOException {
    answer(
        ask,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(issuer()));
  }

  private void authorize(HttpExchange ask) throws IOException {
    Map<String, String> asked = fields(ask.getRequestURI().getRawQuery());
    lastAsked = asked;
    String code = UUID.randomUUID().toString();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    String answer = trouble == Trouble.DECLINES ? "error=access_denied" : "code=" + code;
    String next = asked.get("redirect_uri") + "?" + answer + "&state=" + asked.get("state");
    ask.getResponseHeaders().add("Location", next);
    ask.sendResponseHeaders(302, -1);
    ask.close();
  }

  private void token(HttpExchange ask) throws IOException {
    String body = new String(ask.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String nonce = nonces.remove(fields(body).getOrDefault("code", ""));
    if (trouble == Trouble.KNOWS_NO_SECRET) {
      answer(ask, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    if (trouble == Trouble.IS_BROKEN) {
      answer(ask, 503, "<p>Sorry");
      return;
    }
    answer(
        ask,
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":60,"id_token":"%s"}
        """
            .formatted(UUID.randomUUID(), signed(nonce)));
  }

  private String signed(String nonce) {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience("portal")
            .claim("nonce", nonce)
            .claim("email", "owner@rowhouse.localhost")
            .claim("email_verified", true)
            .claim("name", subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("auth_time", now.getEpochSecond())
            .build();
    try {
      var token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("tiny").build(), claims);
      token.sign(new RSASSASigner(trouble == Trouble.SIGNS_WITH_ANOTHER_KEY ? another : key));
      return token.serialize();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange ask, String json) throws IOException {
    answer(ask, 200, json);
  }

  private static void answer(HttpExchange ask, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    ask.getResponseHeaders().add("Content-Type", "application/json");
    ask.sendResponseHeaders(status, bytes.length);
    ask.getResponseBody().write(bytes);
    ask.close();
  }
}
