package dev.rowhouse.portal.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks e-mail and password of a local account, then its code where it asks for one; its
 * identifier is the principal's name.
 */
final class LocalSignIn implements AuthenticationProvider {
  private final LocalAccounts accounts;
  private final Proving proving;

  LocalSignIn(LocalAccounts accounts, Proving proving) {
    this.accounts = accounts;
    this.proving = proving;
  }

  @Override
  public Authentication authenticate(Authentication offered) {
    return offered.getDetails() instanceof SignInDetails details && !details.code().isEmpty()
        ? byCode(offered, details)
        : byPassword(offered);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private Authentication byPassword(Authentication offered) {
    String password = String.valueOf(offered.getCredentials());
    LocalAccount account =
        proving
            .byPassword(offered.getName(), password, addressOf(offered))
            .orElseThrow(() -> new BadCredentialsException("wrong e-mail or password"));
    if (proving.asksCode(account)) {
      throw new CodeNeeded(account.id(), false);
    }
    return signedIn(account, offered);
  }

  private Authentication byCode(Authentication offered, SignInDetails details) {
    LocalAccount account =
        details
            .known()
            .flatMap(accounts::find)
            .orElseThrow(() -> new BadCredentialsException("the password is too long ago"));
    if (!proving.byCode(account, details.code(), details.address())) {
      throw new CodeNeeded(account.id(), true);
    }
    return signedIn(account, offered);
  }

  private static String addressOf(Authentication offered) {
    return offered.getDetails() instanceof SignInDetails details ? details.address() : "";
  }

  /** The authority tells the provider when it was proved. What was typed goes no further. */
  private static Authentication signedIn(LocalAccount account, Authentication offered) {
    var proved = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
    var user = User.withUsername(account.id()).password("").authorities(proved).build();
    var token =
        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
    token.setDetails(new WebAuthenticationDetails(addressOf(offered), null));
    return token;
  }
}
