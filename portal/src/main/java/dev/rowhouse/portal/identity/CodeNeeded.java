package dev.rowhouse.portal.identity;

import org.springframework.security.core.AuthenticationException;

/** The password was right, and the account asks for a code as well; or the code was wrong. */
final class CodeNeeded extends AuthenticationException {
  private static final long serialVersionUID = 1;
  private final String account;
  private final boolean wrong;

  CodeNeeded(String account, boolean wrong) {
    super("the account asks for a code");
    this.account = account;
    this.wrong = wrong;
  }

  String account() {
    return account;
  }

  boolean wrong() {
    return wrong;
  }
}
