package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with what happened, and the e-mail kept. */
final class SignInFailed implements AuthenticationFailureHandler {
  private final SignIns signIns;

  SignInFailed(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String email = Objects.requireNonNullElse(request.getParameter("email"), "");
    request.getSession().setAttribute("sign-in.email", email);
    if (failure instanceof TooSoon soon) {
      response.sendRedirect("/sign-in?wait=" + soon.waiting().toSeconds());
    } else {
      signIns.refused(request, LocalAccounts.trace(email));
      response.sendRedirect("/sign-in?refused");
    }
  }
}
