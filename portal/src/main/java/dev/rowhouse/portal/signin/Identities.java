package dev.rowhouse.portal.signin;

import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Invitation;
import dev.rowhouse.portal.identity.BuiltInProvider;
import dev.rowhouse.portal.identity.LocalAccounts;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/** Reads from a token who somebody is: issuer and subject, never the e-mail. */
@Component
public class Identities {
  private final Providers providers;
  private final Links links;

  Identities(Providers providers, Links links) {
    this.providers = providers;
    this.links = links;
  }

  /** Who they are here: an account that somebody added to their own stands for that one. */
  public Identity of(OAuth2AuthenticationToken token) {
    Identity account = account(token);
    return account.issuer().equals(LocalAccounts.ISSUER) ? account : links.meant(account);
  }

  /** Who they are at their provider. */
  Identity account(OAuth2AuthenticationToken token) {
    OAuth2User user = Objects.requireNonNull(token.getPrincipal());
    String subject = Objects.requireNonNull(user.getName(), "a provider names a subject");
    return new Identity(
        issuer(token.getAuthorizedClientRegistrationId(), user),
        subject,
        user.getAttribute("email"),
        name(user, subject));
  }

  /**
   * Whether the provider vouches that this address is theirs. An address without a word about it
   * proves nothing: anybody may type any at many providers.
   */
  public boolean vouches(OAuth2AuthenticationToken token, Invitation invitation) {
    OAuth2User user = Objects.requireNonNull(token.getPrincipal());
    @Nullable String email = user.getAttribute("email");
    boolean ours = token.getAuthorizedClientRegistrationId().equals(BuiltInProvider.CLIENT);
    boolean verified = ours || Boolean.TRUE.equals(user.getAttribute("email_verified"));
    return verified && email != null && invitation.isFor(email);
  }

  private String issuer(String registration, OAuth2User user) {
    if (registration.equals(BuiltInProvider.CLIENT)) {
      return LocalAccounts.ISSUER;
    }
    return user instanceof OidcUser oidc
        ? Objects.requireNonNull(oidc.getIssuer(), "an ID token names its issuer").toString()
        : origin(registration);
  }

  /** Plain OAuth 2 names no issuer; where its tokens come from stands for it. */
  private String origin(String registration) {
    var provider = providers.findByRegistrationId(registration);
    if (provider == null) {
      return registration;
    }
    URI token = URI.create(provider.getProviderDetails().getTokenUri());
    return token.getScheme() + "://" + token.getAuthority();
  }

  private static String name(OAuth2User user, String subject) {
    for (String attribute : new String[] {"name", "preferred_username", "login", "email"}) {
      @Nullable Object value = user.getAttribute(attribute);
      if (value instanceof String text && !text.isBlank()) {
        return text;
      }
    }
    return subject;
  }
}
