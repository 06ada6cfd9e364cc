package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.passkey.Answer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks e-mail and password of a local account, then its code where it asks for one, or its
 * passkey in the place of both; its identifier is the principal's name.
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
    if (!(offered.getDetails() instanceof SignInDetails details)) {
      return byPassword(offered);
    }
    if (details.passkey().isPresent()) {
      return byPasskey(offered, details.passkey().get());
    }
    return details.code().isEmpty() ? byPassword(offered) : byCode(offered, details);
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
    return signedIn(account, offered, FactorGrantedAuthority.PASSWORD_AUTHORITY);
  }

  private Authentication byPasskey(Authentication offered, Answer answer) {
    LocalAccount account =
        proving.byPasskey(answer, addressOf(offered)).orElseThrow(PasskeyUnknown::new);
    return signedIn(account, offered, FactorGrantedAuthority.WEBAUTHN_AUTHORITY);
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
    return signedIn(account, offered, FactorGrantedAuthority.PASSWORD_AUTHORITY);
  }

  private static String addressOf(Authentication offered) {
    return offered.getDetails() instanceof SignInDetails details ? details.address() : "";
  }

  /** The authority tells the provider when it was proved. What was typed goes no further. */
  private static Authentication signedIn(
      LocalAccount account, Authentication offered, String factor) {
    var proved = FactorGrantedAuthority.fromAuthority(factor);
    var user = User.withUsername(account.id()).password("").authorities(proved).build();
    var token =
        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
    token.setDetails(new WebAuthenticationDetails(addressOf(offered), null));
    return token;
  }
}
