package dev.rowhouse.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Tells the provider to ask who somebody is even if it thinks that it knows, where we ask again.
 */
final class AskingAgain implements OAuth2AuthorizationRequestResolver {
  private static final Map<String, Object> ANEW = Map.of("prompt", "login", "max_age", "0");
  private final OAuth2AuthorizationRequestResolver usual;

  AskingAgain(Providers providers) {
    usual = new DefaultOAuth2AuthorizationRequestResolver(providers);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return anew(request, usual.resolve(request));
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
    return anew(request, usual.resolve(request, id));
  }

  private static @Nullable OAuth2AuthorizationRequest anew(
      HttpServletRequest request, @Nullable OAuth2AuthorizationRequest usual) {
    return usual == null || request.getParameter("again") == null
        ? usual
        : OAuth2AuthorizationRequest.from(usual)
            .additionalParameters(all -> all.putAll(ANEW))
            .build();
  }
}
