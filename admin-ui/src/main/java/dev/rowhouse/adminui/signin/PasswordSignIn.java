package dev.rowhouse.adminui.signin;

import dev.rowhouse.adminui.operator.Operator;
import dev.rowhouse.adminui.operator.Operators;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks e-mail and password; takes as long for who is unknown, and longer for who guesses. */
@Component
class PasswordSignIn implements AuthenticationProvider {
  private final Operators operators;
  private final PasswordEncoder passwords;
  private final Guesses guesses;
  private final String nobodys;

  PasswordSignIn(Operators operators, PasswordEncoder passwords, Clock clock) {
    this.operators = operators;
    this.passwords = passwords;
    this.guesses = new Guesses(clock);
    this.nobodys = String.valueOf(passwords.encode("nobody"));
  }

  @Override
  public Authentication authenticate(Authentication offered) {
    String email = offered.getName().strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(offered.getCredentials());
    Optional<Operator> operator = operators.byEmail(email);
    boolean right =
        guesses.mayTry(email)
            && passwords.matches(password, operator.map(Operator::passwordHash).orElse(nobodys))
            && operator.isPresent();
    if (!right) {
      guesses.failed(email);
      throw new BadCredentialsException("wrong e-mail or password");
    }
    guesses.succeeded(email);
    return UsernamePasswordAuthenticationToken.authenticated(
        email, null, List.of(new SimpleGrantedAuthority("ROLE_OPERATOR")));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
