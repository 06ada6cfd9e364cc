package dev.rowhouse.portal.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oauth2Login;

import java.time.Instant;
import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OAuth2LoginRequestPostProcessor;

/** People whom a foreign provider vouches for; as a user their issuer is {@code example}. */
public final class Someone {
  private static final ClientRegistration PROVIDER =
      ClientRegistration.withRegistrationId("example")
          .clientId("c")
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri("http://localhost/cb")
          .authorizationUri("https://id.example/authorize")
          .tokenUri("https://id.example/token")
          .build();

  private Someone() {}

  public static OAuth2LoginRequestPostProcessor signedIn(String subject) {
    return signedIn(subject, Map.of());
  }

  /**
   * @param claims what the provider says of them beside their name with it
   */
  public static OAuth2LoginRequestPostProcessor signedIn(
      String subject, Map<String, Object> claims) {
    return oauth2Login()
        .clientRegistration(PROVIDER)
        .attributes(attributes -> {
          attributes.put("sub", subject);
          attributes.put("auth_time", Instant.now());
          attributes.putAll(claims);
        });
  }
}
