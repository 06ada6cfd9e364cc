package dev.rowhouse.portal.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The built-in provider's parts: one public client (this portal), PKCE required. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  @Bean
  AuthorizationServerSettings identityAddresses(@Value("${rowhouse.base-url}") String baseUrl) {
    return AuthorizationServerSettings.builder()
        .issuer(baseUrl)
        .authorizationEndpoint(BuiltInProvider.AUTHORIZE)
        .tokenEndpoint(BuiltInProvider.TOKEN)
        .jwkSetEndpoint(BuiltInProvider.KEYS)
        .oidcUserInfoEndpoint("/identity/userinfo")
        .oidcLogoutEndpoint("/identity/logout")
        .tokenIntrospectionEndpoint("/identity/introspect")
        .tokenRevocationEndpoint("/identity/revoke")
        .pushedAuthorizationRequestEndpoint("/identity/par")
        .deviceAuthorizationEndpoint("/identity/device")
        .deviceVerificationEndpoint("/identity/verify")
        .build();
  }

  /** The same in every process and after every start; nothing of it is a secret. */
  @Bean
  RegisteredClientRepository identityClients(@Value("${rowhouse.base-url}") String baseUrl) {
    return new InMemoryRegisteredClientRepository(
        RegisteredClient.withId(BuiltInProvider.CLIENT)
            .clientId(BuiltInProvider.CLIENT)
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(baseUrl + BuiltInProvider.CALLBACK)
            .scope("openid")
            .scope("profile")
            .scope("email")
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .tokenSettings(
                TokenSettings.builder()
                    .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                    .accessTokenTimeToLive(Duration.ofMinutes(1))
                    .build())
            .build());
  }

  @Bean
  OAuth2AuthorizationService identityAuthorizations(
      JdbcOperations jdbc, RegisteredClientRepository clients) {
    return new TidyAuthorizations(new JdbcOAuth2AuthorizationService(jdbc, clients), jdbc);
  }

  @Bean
  JWKSource<SecurityContext> identityKeys(SigningKeys keys) {
    return (selector, context) ->
        new ImmutableJWKSet<>(new JWKSet(keys.current())).get(selector, context);
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> identityClaims(LocalAccounts accounts) {
    return context -> {
      Authentication who = context.getPrincipal();
      if (who != null && OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
        accounts.find(who.getName()).ifPresent(account -> claim(context, account));
      }
    };
  }

  private static void claim(JwtEncodingContext context, LocalAccount account) {
    context.getClaims().claim("email", account.email()).claim("name", account.name());
  }
}
