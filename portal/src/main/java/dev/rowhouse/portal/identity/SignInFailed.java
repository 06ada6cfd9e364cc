package dev.rowhouse.portal.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with what happened, and the e-mail kept. */
final class SignInFailed implements AuthenticationFailureHandler {
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String email = request.getParameter("email");
    request.getSession().setAttribute("sign-in.email", email == null ? "" : email);
    response.sendRedirect(
        failure instanceof TooSoon soon
            ? "/sign-in?wait=" + soon.waiting().toSeconds()
            : "/sign-in?refused");
  }
}
