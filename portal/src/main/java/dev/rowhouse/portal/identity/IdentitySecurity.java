package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * The chain of the built-in provider. Who is signed in at the provider is not thereby signed in at
 * the portal: its context has a name of its own in the session.
 */
@Configuration(proxyBeanMethods = false)
class IdentitySecurity {

  @Bean
  @Order(10)
  SecurityFilterChain identityChain(
      HttpSecurity http, LocalAccounts accounts, Proving proving, SignIns signIns, Clock clock) {
    var context = new HttpSessionSecurityContextRepository();
    context.setSpringSecurityContextKey("IDENTITY_CONTEXT");
    return http.securityMatcher(
            "/identity/**",
            "/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server")
        .oauth2AuthorizationServer(server ->
            server
                .oidc(Customizer.withDefaults())
                .authorizationEndpoint(
                    endpoint -> endpoint.authenticationProviders(this::ownRedirects)))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .securityContext(security -> security.securityContextRepository(context))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .loginProcessingUrl(BuiltInProvider.SIGN_IN)
                .usernameParameter("email")
                .authenticationDetailsSource(request -> SignInDetails.of(request, clock.instant()))
                .securityContextRepository(context)
                .successHandler((request, response, who) -> {
                  SignInDetails.forget(request.getSession());
                  request.getSession().setAttribute(BuiltInProvider.MEANS, means(request, who));
                  response.sendRedirect("/oauth2/authorization/" + BuiltInProvider.CLIENT);
                })
                .failureHandler(new SignInFailed(accounts, signIns, clock)))
        .exceptionHandling(errors ->
            errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
        .authenticationProvider(new LocalSignIn(accounts, proving))
        .build();
  }

  /** As the history of sign-ins calls it. */
  private static String means(HttpServletRequest request, Authentication who) {
    boolean key =
        who.getAuthorities().stream()
            .anyMatch(
                each -> FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(each.getAuthority()));
    if (key) {
      return "passkey";
    }
    return request.getParameter("code") == null ? "password" : "password and code";
  }

  private void ownRedirects(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
        codes.setAuthenticationValidator(
            new OwnRedirects()
                .andThen(
                    OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
      }
    }
  }
}
