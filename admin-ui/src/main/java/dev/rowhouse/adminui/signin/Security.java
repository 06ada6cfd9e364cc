package dev.rowhouse.adminui.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Everything but the way in is for operators. */
@Configuration(proxyBeanMethods = false)
class Security {
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String[] OPEN = {
    "/sign-in", "/first/**", "/css/**", "/js/**", "/mark.svg", "/error", "/actuator/health/**"
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
        .authenticationProvider(signIn)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP)))
        .build();
  }

  @Bean
  static PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(12);
  }
}
