package dev.rowhouse.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** A page goes to the sign-in page; a fragment must not be filled with it, so the page reloads. */
final class AskToSignIn implements AuthenticationEntryPoint {
  private final AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/sign-in");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException, jakarta.servlet.ServletException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    page.commence(request, response, missing);
  }
}
