package dev.rowhouse.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The chain of the pages. Machines (the API, webhooks) have chains of their own before this one.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
  /** Nothing from elsewhere, nothing inline; who wants more must change this one line. */
  public static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String[] OPEN = {
    "/sign-in",
    "/sign-in/code",
    "/welcome/**",
    "/join/**",
    "/estimate",
    "/as/**",
    "/as-over",
    "/css/**",
    "/js/**",
    "/webjars/**",
    "/mark*.svg",
    "/robots.txt",
    "/error",
    "/actuator/health/**"
  };

  @Bean
  @Order(1000)
  SecurityFilterChain pageChain(HttpSecurity http, SignedIn signedIn, Providers providers) {
    var failed = new ProviderFailed(providers);
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
        .oauth2Login(login ->
            login
                .loginPage("/sign-in")
                .authorizedClientRepository(new NoTokens())
                .authorizationEndpoint(
                    way -> way.authorizationRequestResolver(new AskingAgain(providers)))
                .successHandler(signedIn)
                .failureHandler(failed)
                .withObjectPostProcessor(alsoOnTheWayThere(failed)))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .requestCache(cache -> cache.requestCache(askedFor()))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(new AskToSignIn()))
        .headers(PageSecurity::headers)
        .build();
  }

  /** One that is away when people are led there fails as one that is away when they come back. */
  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> alsoOnTheWayThere(
      ProviderFailed failed) {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(failed);
        return filter;
      }
    };
  }

  /** Remembers which page was asked for before the sign-in, without a mark in its address. */
  @SuppressWarnings("NullAway") // null means "no mark", which the setter's annotation forgot
  private static HttpSessionRequestCache askedFor() {
    var cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(PageSecurity::isPage);
    return cache;
  }

  /** Not a fragment, a stream or a picture, which one would be sent to after the sign-in. */
  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && request.getHeader("HX-Request") == null
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE);
  }

  static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(CSP))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"));
  }
}
