package dev.rowhouse.portal.identity;

/** There is a local account of this e-mail already. */
public final class EmailTaken extends RuntimeException {
  EmailTaken() {
    super("There is an account with this e-mail. Sign in with it instead.");
  }
}
