package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.passkey.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in, and how far they are.
 *
 * @param code what they typed as their one-time code; empty with the password
 * @param known the account whose password they gave a moment ago
 * @param passkey what their device answered in the place of both
 */
record SignInDetails(
    String address, String code, Optional<String> known, Optional<Answer> passkey) {
  private static final String KNOWN = "sign-in.known";
  private static final Duration FOR = Duration.ofMinutes(5);

  static SignInDetails of(HttpServletRequest request, Instant now) {
    return new SignInDetails(
        Objects.requireNonNullElse(request.getRemoteAddr(), ""),
        Objects.requireNonNullElse(request.getParameter("code"), "").strip(),
        known(request.getSession(false), now),
        Answer.of(request, now));
  }

  /** The password was right; the code is next. */
  static void remember(HttpSession session, String account, Instant now) {
    session.setAttribute(KNOWN, account + " " + now.plus(FOR));
  }

  static void forget(HttpSession session) {
    session.removeAttribute(KNOWN);
  }

  private static Optional<String> known(@Nullable HttpSession session, Instant now) {
    return session != null && session.getAttribute(KNOWN) instanceof String text
        ? Optional.of(text.split(" ", 2))
            .filter(parts -> now.isBefore(Instant.parse(parts[1])))
            .map(parts -> parts[0])
        : Optional.empty();
  }
}
