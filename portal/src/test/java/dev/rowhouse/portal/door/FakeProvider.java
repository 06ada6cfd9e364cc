package dev.rowhouse.portal.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An identity provider that signs everybody in without a question, and lies when a test says so.
 */
final class FakeProvider implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  final String issuer;
  final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  volatile RsaJsonWebKey signs = key("one");
  volatile List<RsaJsonWebKey> publishes = List.of(signs);
  volatile Consumer<JwtClaims> claims = _ -> {};
  volatile Consumer<JsonWebSignature> signature = _ -> {};
  volatile UnaryOperator<Map<String, Object>> document = it -> it;
  volatile UnaryOperator<String> answer = it -> it;
  volatile Consumer<HttpExchange> before = _ -> {};

  FakeProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/id";
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/id/.well-known/openid-configuration", this::describe);
    server.createContext("/id/keys", this::keys);
    server.createContext("/id/authorize", this::authorize);
    server.createContext("/id/token", this::token);
    server.start();
  }

  static RsaJsonWebKey key(String name) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(name);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private void describe(HttpExchange exchange) throws IOException {
    var said = new HashMap<String, Object>();
    said.put("issuer", issuer);
    said.put("authorization_endpoint", issuer + "/authorize");
    said.put("token_endpoint", issuer + "/token");
    said.put("jwks_uri", issuer + "/keys");
    said.put("end_session_endpoint", issuer + "/end");
    said.put("authorization_response_iss_parameter_supported", true);
    send(exchange, JSON.writeValueAsString(document.apply(said)));
  }

  private void keys(HttpExchange exchange) throws IOException {
    var set = new org.jose4j.jwk.JsonWebKeySet(new ArrayList<>(publishes));
    send(exchange, set.toJson());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = parse(exchange.getRequestURI().getRawQuery());
    String code = "code-" + System.nanoTime();
    codes.put(code, query);
    String back =
        query.get("redirect_uri")
            + "?code="
            + code
            + "&state="
            + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8)
            + "&iss="
            + URLEncoder.encode(issuer, StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Location", answer.apply(back));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var form = parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(form);
    Map<String, String> request = codes.remove(form.get("code"));
    boolean proved =
        request != null
            && Secrets.challenge(form.get("code_verifier")).equals(request.get("code_challenge"))
            && form.get("redirect_uri").equals(request.get("redirect_uri"));
    if (!proved) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    send(exchange, "{\"id_token\":\"" + idToken(request) + "\",\"access_token\":\"a\"}");
  }

  private String idToken(Map<String, String> request) {
    var made = new JwtClaims();
    made.setIssuer(issuer);
    made.setAudience(request.get("client_id"));
    made.setSubject("ada-1");
    made.setClaim("email", "ada@acme.example");
    made.setClaim("email_verified", true);
    made.setClaim("name", "Ada Lovelace");
    made.setStringListClaim("groups", "engineering", "chess");
    made.setClaim("nonce", request.get("nonce"));
    made.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond()));
    made.setExpirationTimeMinutesInTheFuture(5);
    claims.accept(made);
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("RS256");
    jws.setKeyIdHeaderValue(signs.getKeyId());
    jws.setKey(signs.getPrivateKey());
    jws.setPayload(made.toJson());
    signature.accept(jws);
    return compact(jws);
  }

  /** Its word that somebody is out. */
  String logoutToken(String client, Consumer<JwtClaims> more) {
    var made = new JwtClaims();
    made.setIssuer(issuer);
    made.setAudience(client);
    made.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond()));
    made.setExpirationTimeMinutesInTheFuture(2);
    made.setJwtId("bye-" + System.nanoTime());
    made.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    more.accept(made);
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("RS256");
    jws.setKeyIdHeaderValue(signs.getKeyId());
    jws.setKey(signs.getPrivateKey());
    jws.setPayload(made.toJson());
    return compact(jws);
  }

  private static String compact(JsonWebSignature jws) {
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(HttpExchange exchange, String body) throws IOException {
    send(exchange, 200, body);
  }

  private void send(HttpExchange exchange, int status, String body) throws IOException {
    before.accept(exchange);
    if (exchange.getResponseCode() == -1) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  static Map<String, String> parse(String encoded) {
    var out = new HashMap<String, String>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      out.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return out;
  }

  URI uri() {
    return URI.create(issuer);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
