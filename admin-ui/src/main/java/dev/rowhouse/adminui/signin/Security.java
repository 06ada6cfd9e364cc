package dev.rowhouse.adminui.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Everything but the way in is for operators. */
@Configuration(proxyBeanMethods = false)
class Security {
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String[] OPEN = {
    "/sign-in",
    "/first/**",
    "/css/**",
    "/js/**",
    "/webjars/**",
    "/mark.svg",
    "/error",
    "/actuator/health/**"
  };

  @Bean
  SecurityFilterChain pages(HttpSecurity http, PasswordSignIn signIn) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().hasRole("OPERATOR"))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .usernameParameter("email")
                .defaultSuccessUrl("/")
                .failureUrl("/sign-in?refused"))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .requestCache(cache -> cache.requestCache(askedFor()))
        .authenticationProvider(signIn)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP)))
        .build();
  }

  /** Remembers which page was asked for, but never a part that a page fetches by itself. */
  @SuppressWarnings("NullAway") // null means "no mark", which the setter's annotation forgot
  private static HttpSessionRequestCache askedFor() {
    var cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(Security::isPage);
    return cache;
  }

  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && request.getHeader("HX-Request") == null
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE);
  }

  @Bean
  static PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(12);
  }
}
