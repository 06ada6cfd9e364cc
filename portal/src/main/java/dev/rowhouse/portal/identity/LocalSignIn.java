package dev.rowhouse.portal.identity;

import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks e-mail and password of a local account; its identifier is the principal's name. */
final class LocalSignIn implements AuthenticationProvider {
  private final LocalAccounts accounts;
  private final Attempts attempts;

  LocalSignIn(LocalAccounts accounts, Attempts attempts) {
    this.accounts = accounts;
    this.attempts = attempts;
  }

  @Override
  public Authentication authenticate(Authentication offered) {
    String subject = Attempts.account(offered.getName());
    begin(Attempts.address(addressOf(offered)), Attempts.FREE_PER_ADDRESS);
    begin(subject, Attempts.FREE_PER_ACCOUNT);
    Optional<LocalAccount> account = accounts.byEmail(offered.getName());
    if (!accounts.proves(account, String.valueOf(offered.getCredentials()))) {
      throw new BadCredentialsException("wrong e-mail or password");
    }
    attempts.succeeded(subject);
    return signedIn(account.orElseThrow());
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private void begin(String subject, int free) {
    Optional<Duration> wait = attempts.begin(subject, free);
    if (wait.isPresent()) {
      throw new TooSoon(wait.get());
    }
  }

  private static String addressOf(Authentication offered) {
    return offered.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  /** The authority tells the provider when the password was given. */
  private static Authentication signedIn(LocalAccount account) {
    var proved = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
    var user = User.withUsername(account.id()).password("").authorities(proved).build();
    return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
  }
}
