package dev.rowhouse.portal.signin;

import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.session.SignIns;
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
  private final Providers providers;
  private final SignIns signIns;

  SignedIn(Users users, Identities identities, Providers providers, SignIns signIns) {
    this.users = users;
    this.identities = identities;
    this.providers = providers;
    this.signIns = signIns;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    var token = (OAuth2AuthenticationToken) authentication;
    User user = users.signedIn(identities.of(token));
    signIns.came(request, user.id(), providers.name(token.getAuthorizedClientRegistrationId()));
    request.getSession().removeAttribute("sign-in.email");
    super.onAuthenticationSuccess(request, response, authentication);
  }
}
