package dev.rowhouse.portal.passkey;

import dev.rowhouse.marketplace.account.Tokens;
import dev.rowhouse.portal.session.Passing;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One challenge at a time in a session, so that all its pages show the same. */
final class Challenges {
  private static final String CHALLENGE = "passkey.challenge";
  private static final Duration FOR = Duration.ofMinutes(10);

  private Challenges() {}

  /** In base64url: the open one, or a new one. */
  static String show(HttpSession session, Instant now) {
    return Passing.find(session, CHALLENGE, now)
        .orElseGet(() -> {
          String challenge = Tokens.mint();
          Passing.keep(session, CHALLENGE, challenge, now.plus(FOR));
          return challenge;
        });
  }

  /** The open one, which is thereby over. */
  static Optional<String> take(HttpSession session, Instant now) {
    Optional<String> found = Passing.find(session, CHALLENGE, now);
    session.removeAttribute(CHALLENGE);
    return found;
  }
}
