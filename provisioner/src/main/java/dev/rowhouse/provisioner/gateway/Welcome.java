package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.claim.ClaimCookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;

/** Takes the claim out of the address and into a cookie that only this host ever sees. */
final class Welcome {
  private Welcome() {}

  /**
   * The address is given whole, with our own host: a path such as {@code //elsewhere} alone would
   * lead there.
   */
  static void redirect(
      HttpServerRequest request,
      String scheme,
      String host,
      Link link,
      Instant expiresAt,
      long now) {
    long seconds = Math.max(1, (expiresAt.toEpochMilli() - now) / 1_000);
    String cookie = ClaimCookie.keep(link.token(), seconds, scheme.equals("https"));
    request
        .response()
        .setStatusCode(303)
        .putHeader("Set-Cookie", cookie)
        .putHeader("Location", scheme + "://" + host + link.rest())
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .end();
  }
}
