package dev.rowhouse.portal.identity;

import org.springframework.security.core.AuthenticationException;

/** No passkey of this installation gave this answer to this session's challenge. */
final class PasskeyUnknown extends AuthenticationException {
  private static final long serialVersionUID = 1;

  PasskeyUnknown() {
    super("no passkey of ours, or the challenge is over");
  }
}
