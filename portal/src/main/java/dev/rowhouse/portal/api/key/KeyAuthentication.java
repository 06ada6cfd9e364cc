package dev.rowhouse.portal.api.key;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request whose key opened. */
final class KeyAuthentication extends AbstractAuthenticationToken {
  private final transient Caller caller;

  KeyAuthentication(Caller caller) {
    super(List.of());
    this.caller = caller;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return caller;
  }
}
