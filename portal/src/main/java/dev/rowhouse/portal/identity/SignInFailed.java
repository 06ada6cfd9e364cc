package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with what happened, and the e-mail kept. */
final class SignInFailed implements AuthenticationFailureHandler {
  private final LocalAccounts accounts;
  private final SignIns signIns;
  private final Clock clock;

  SignInFailed(LocalAccounts accounts, SignIns signIns, Clock clock) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.clock = clock;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof CodeNeeded needed) {
      askForCode(request, response, needed);
      return;
    }
    if (failure instanceof PasskeyUnknown) {
      response.sendRedirect("/sign-in?unknown");
      return;
    }
    String email = Objects.requireNonNullElse(request.getParameter("email"), "");
    request.getSession().setAttribute("sign-in.email", email);
    if (failure instanceof TooSoon soon) {
      String page = request.getParameter("code") == null ? "/sign-in" : "/sign-in/code";
      response.sendRedirect(page + "?wait=" + soon.waiting().toSeconds());
    } else {
      signIns.refused(request, LocalAccounts.trace(email), "password");
      response.sendRedirect("/sign-in?refused");
    }
  }

  private void askForCode(
      HttpServletRequest request, HttpServletResponse response, CodeNeeded needed)
      throws IOException {
    if (needed.wrong()) {
      // Whoever it was knows the password.
      accounts
          .find(needed.account())
          .ifPresent(each -> signIns.refused(request, LocalAccounts.trace(each.email()), "code"));
    } else {
      SignInDetails.remember(request.getSession(), needed.account(), clock.instant());
    }
    response.sendRedirect(needed.wrong() ? "/sign-in/code?refused" : "/sign-in/code");
  }
}
