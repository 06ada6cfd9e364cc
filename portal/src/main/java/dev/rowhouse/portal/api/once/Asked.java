package dev.rowhouse.portal.api.once;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What makes two requests the same.
 *
 * @param caller API key that sent it: two callers never meet, whatever they choose
 * @param name value of the header Idempotency-Key
 * @param digest SHA-256 over method, address and body; of one that streams, over its length
 */
record Asked(String caller, String name, String digest) {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");

  static Asked of(Caller caller, HttpServletRequest request, byte[] body) {
    String name = Objects.requireNonNull(request.getHeader(HEADER)).strip();
    if (!NAME.matcher(name).matches()) {
      throw Problem.invalid(HEADER, "must be 1 to 200 visible ASCII characters");
    }
    return new Asked(caller.key().value(), name, digest(request, body));
  }

  private static String digest(HttpServletRequest request, byte[] body) {
    String route =
        request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
    MessageDigest sha = Sha256.digest();
    sha.update(route.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest(body));
  }
}
