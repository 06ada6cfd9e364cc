package dev.rowhouse.portal.identity;

import dev.rowhouse.portal.passkey.Answer;
import dev.rowhouse.portal.passkey.Passkeys;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody is whom a local account is for; guessing gets slower and slower. */
@Component
public class Proving {
  private final LocalAccounts accounts;
  private final SecondFactors seconds;
  private final Passkeys passkeys;
  private final Attempts attempts;

  Proving(LocalAccounts accounts, SecondFactors seconds, Passkeys passkeys, Attempts attempts) {
    this.accounts = accounts;
    this.seconds = seconds;
    this.passkeys = passkeys;
    this.attempts = attempts;
  }

  /** Whether the account has a second factor. */
  public boolean asksCode(LocalAccount account) {
    return seconds.asks(account.id());
  }

  /**
   * With all that the account asks for.
   *
   * @param code ignored where the account has no second factor
   * @throws TooSoon after too many wrong ones
   */
  public boolean proves(LocalAccount account, String password, String code, String address) {
    String subject = begin(account.email(), address);
    boolean right =
        accounts.proves(Optional.of(account), password)
            && (!asksCode(account) || seconds.takes(account.id(), code));
    if (right) {
      succeeded(subject, address);
    }
    return right;
  }

  /**
   * By the password alone, for who proved the rest a moment ago.
   *
   * @throws TooSoon after too many wrong ones
   */
  public boolean proves(LocalAccount account, String password, String address) {
    String subject = begin(account.email(), address);
    boolean right = accounts.proves(Optional.of(account), password);
    if (right) {
      succeeded(subject, address);
    }
    return right;
  }

  /**
   * By one of the account's passkeys, in the place of password and code.
   *
   * @throws TooSoon after too many wrong ones
   */
  public boolean proves(LocalAccount account, Answer answer, String address) {
    return byPasskey(answer, address).filter(account::equals).isPresent();
  }

  /**
   * The account whose passkey this is. Nobody guesses a key: only the address is counted.
   *
   * @throws TooSoon after too many wrong ones
   */
  Optional<LocalAccount> byPasskey(Answer answer, String address) {
    begin(Attempts.address(address), Attempts.FREE_PER_ADDRESS);
    Optional<LocalAccount> account = passkeys.recognize(answer).flatMap(accounts::find);
    if (account.isPresent()) {
      attempts.takeBack(Attempts.address(address));
    }
    return account;
  }

  /**
   * The account whose password this is. One that asks for a code keeps its count of failures until
   * the code was right, too: who knows the password may not guess the code for nothing.
   *
   * @throws TooSoon after too many wrong ones
   */
  Optional<LocalAccount> byPassword(String email, String password, String address) {
    String subject = begin(email, address);
    Optional<LocalAccount> account = accounts.byEmail(email);
    if (!accounts.proves(account, password)) {
      return Optional.empty();
    }
    if (!asksCode(account.orElseThrow())) {
      succeeded(subject, address);
    }
    return account;
  }

  /**
   * @throws TooSoon after too many wrong ones
   */
  boolean byCode(LocalAccount account, String code, String address) {
    String subject = begin(account.email(), address);
    boolean right = seconds.takes(account.id(), code);
    if (right) {
      succeeded(subject, address);
    }
    return right;
  }

  private String begin(String email, String address) {
    begin(Attempts.address(address), Attempts.FREE_PER_ADDRESS);
    String subject = Attempts.account(email);
    begin(subject, Attempts.FREE_PER_ACCOUNT);
    return subject;
  }

  private void succeeded(String subject, String address) {
    attempts.succeeded(subject);
    attempts.takeBack(Attempts.address(address));
  }

  private void begin(String subject, int free) {
    Optional<Duration> wait = attempts.begin(subject, free);
    if (wait.isPresent()) {
      throw new TooSoon(wait.get());
    }
  }
}
