package dev.rowhouse.e2e.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * An OpenID provider on loopback that lets everybody in without a question, as slowly as it is
 * told. It says how long each person's requests took in it, so that what is left is ours.
 */
final class LocalProvider implements AutoCloseable {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpServer server;
  private final KeyPair pair;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private final Samples inside = new Samples();
  private volatile Duration pause = Duration.ZERO;

  LocalProvider() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    } catch (IOException | GeneralSecurityException e) {
      throw new Failed("no provider for the bench: " + e.getMessage());
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/.well-known/openid-configuration", it -> send(it, configuration()));
    server.createContext("/keys", it -> send(it, keys()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Before each token, from now on. */
  void pause(Duration each) {
    pause = each;
  }

  /** How long tokens took here. */
  Samples inside() {
    return inside;
  }

  private String configuration() {
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",\
    "jwks_uri":"%1$s/keys"}\
    """
        .formatted(issuer());
  }

  private String keys() {
    var key = (RSAPublicKey) pair.getPublic();
    return """
    {"keys":[{"kty":"RSA","kid":"bench","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}\
    """
        .formatted(number(key.getModulus()), number(key.getPublicExponent()));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parse(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    String back =
        "%s?code=%s&state=%s"
            .formatted(
                asked.get("redirect_uri"),
                code,
                URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
    exchange.getResponseHeaders().set("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    long begin = System.nanoTime();
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    LockSupport.parkNanos(pause.toNanos());
    String nonce = nonces.remove(parse(form).getOrDefault("code", ""));
    String token = idToken(String.valueOf(nonce));
    inside.add(System.nanoTime() - begin);
    send(exchange, "{\"id_token\":\"" + token + "\",\"token_type\":\"Bearer\"}");
  }

  private String idToken(String nonce) {
    long now = Instant.now().getEpochSecond();
    String payload =
        """
        {"iss":"%s","aud":"bench","sub":"%s","email":"ada@bench.example","email_verified":true,\
        "name":"Ada","groups":["staff"],"nonce":"%s","iat":%d,"exp":%d}\
        """
            .formatted(issuer(), UUID.randomUUID(), nonce, now, now + 300);
    String signed =
        encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}") + "." + encode(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parse(String form) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (_, last) -> last));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
