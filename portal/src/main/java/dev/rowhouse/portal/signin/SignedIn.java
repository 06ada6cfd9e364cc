package dev.rowhouse.portal.signin;

import dev.rowhouse.marketplace.account.Users;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Writes down who came, then goes on to the page that was asked for. */
@Component
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {
  private final Users users;
  private final Identities identities;

  SignedIn(Users users, Identities identities) {
    this.users = users;
    this.identities = identities;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    users.signedIn(identities.of((OAuth2AuthenticationToken) authentication));
    request.getSession().removeAttribute("sign-in.email");
    super.onAuthenticationSuccess(request, response, authentication);
  }
}
