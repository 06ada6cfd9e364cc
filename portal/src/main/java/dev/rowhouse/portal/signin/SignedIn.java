package dev.rowhouse.portal.signin;

import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.identity.BuiltInProvider;
import dev.rowhouse.portal.session.Proofs;
import dev.rowhouse.portal.session.SignIns;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
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
  private final Proofs proofs;
  private final Links links;
  private final Linking linking;

  SignedIn(
      Users users,
      Identities identities,
      Providers providers,
      SignIns signIns,
      Proofs proofs,
      Links links,
      Linking linking) {
    this.users = users;
    this.identities = identities;
    this.providers = providers;
    this.signIns = signIns;
    this.proofs = proofs;
    this.links = links;
    this.linking = linking;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    var token = (OAuth2AuthenticationToken) authentication;
    Optional<UserId> asked = linking.asked(request, response);
    if (asked.isPresent()) {
      boolean added = links.add(identities.account(token), name(token), asked.get());
      response.sendRedirect(added ? "/you?added" : "/you?taken");
      return;
    }
    User user = users.signedIn(identities.of(token));
    proofs.came(request, token);
    signIns.came(request, user.id(), means(token, request.getSession()));
    request.getSession().removeAttribute("sign-in.email");
    if (request.getSession().getAttribute(Proofs.NEXT) instanceof String next) {
      request.getSession().removeAttribute(Proofs.NEXT);
      response.sendRedirect(next);
      return;
    }
    super.onAuthenticationSuccess(request, response, authentication);
  }

  /**
   * What was proved a moment ago; a session that the built-in provider still had proved nothing.
   */
  private String means(OAuth2AuthenticationToken token, HttpSession session) {
    Object means = session.getAttribute(BuiltInProvider.MEANS);
    session.removeAttribute(BuiltInProvider.MEANS);
    boolean ours = token.getAuthorizedClientRegistrationId().equals(BuiltInProvider.CLIENT);
    return ours && means instanceof String proved ? proved : name(token);
  }

  private String name(OAuth2AuthenticationToken token) {
    return providers.name(token.getAuthorizedClientRegistrationId());
  }
}
