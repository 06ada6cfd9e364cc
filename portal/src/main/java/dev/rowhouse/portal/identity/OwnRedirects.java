package dev.rowhouse.portal.identity;

import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Sends codes back to the very host that the browser asked for, or to the configured one: a portal
 * that is reached through a tunnel signs people in as well, and a foreign host never gets a code.
 */
final class OwnRedirects implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    String asked = request.getRedirectUri();
    String here =
        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
            + BuiltInProvider.CALLBACK;
    boolean known =
        asked != null
            && (asked.equals(here)
                || context.getRegisteredClient().getRedirectUris().contains(asked));
    if (!known) {
      // No token: the answer is an error here, never a redirect to where we do not know.
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "unknown redirect_uri", null), null);
    }
  }
}
