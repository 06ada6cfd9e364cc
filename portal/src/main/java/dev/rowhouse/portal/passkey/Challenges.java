package dev.rowhouse.portal.passkey;

import dev.rowhouse.marketplace.account.Tokens;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One challenge at a time in a session, so that all its pages show the same. */
final class Challenges {
  private static final String CHALLENGE = "passkey.challenge";
  static final Duration FOR = Duration.ofMinutes(10);

  private Challenges() {}

  /** In base64url: the open one, or a new one. */
  static String show(HttpSession session, Instant now) {
    return find(session, now)
        .orElseGet(() -> {
          String challenge = Tokens.mint();
          session.setAttribute(CHALLENGE, challenge + " " + now.plus(FOR));
          return challenge;
        });
  }

  /** The open one, which is thereby over. */
  static Optional<String> take(HttpSession session, Instant now) {
    Optional<String> found = find(session, now);
    session.removeAttribute(CHALLENGE);
    return found;
  }

  private static Optional<String> find(HttpSession session, Instant now) {
    return session.getAttribute(CHALLENGE) instanceof String text
        ? Optional.of(text.split(" ", 2))
            .filter(parts -> now.isBefore(Instant.parse(parts[1])))
            .map(parts -> parts[0])
        : Optional.empty();
  }
}
