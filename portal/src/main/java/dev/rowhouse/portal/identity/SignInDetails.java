package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.passkey.Answer;
import dev.rowhouse.portal.session.Passing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

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
        Passing.find(request.getSession(false), KNOWN, now),
        Answer.of(request, now));
  }

  /** The password was right; the code is next. */
  static void remember(HttpSession session, String account, Instant now) {
    Passing.keep(session, KNOWN, account, now.plus(FOR));
  }

  static void forget(HttpSession session) {
    session.removeAttribute(KNOWN);
  }
}
