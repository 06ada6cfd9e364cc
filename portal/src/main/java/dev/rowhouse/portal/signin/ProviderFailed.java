package dev.rowhouse.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** The provider said no, or did not answer: the log has why, the page what to do. */
final class ProviderFailed implements AuthenticationFailureHandler {
  private static final Logger log = LoggerFactory.getLogger(ProviderFailed.class);

  private final Providers providers;

  ProviderFailed(Providers providers) {
    this.providers = providers;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Mishap mishap = Mishap.of(failure);
    String path = request.getRequestURI();
    Choice provider = providers.choice(path.substring(path.lastIndexOf('/') + 1));
    log.warn(
        "a sign-in with {} failed: {} {}",
        provider.name(),
        failure.getMessage(),
        mishap.toAdmins(provider));
    Linking.forget(request.getSession());
    response.sendRedirect("/sign-in?failed=" + mishap + "&at=" + provider.id());
  }
}
