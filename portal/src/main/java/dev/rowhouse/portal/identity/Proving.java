package dev.rowhouse.portal.identity;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody is whom a local account is for; guessing gets slower and slower. */
@Component
public class Proving {
  private final LocalAccounts accounts;
  private final SecondFactors seconds;
  private final Attempts attempts;

  Proving(LocalAccounts accounts, SecondFactors seconds, Attempts attempts) {
    this.accounts = accounts;
    this.seconds = seconds;
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
      attempts.succeeded(subject);
    }
    return right;
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
      attempts.succeeded(subject);
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
      attempts.succeeded(subject);
    }
    return right;
  }

  private String begin(String email, String address) {
    begin(Attempts.address(address), Attempts.FREE_PER_ADDRESS);
    String subject = Attempts.account(email);
    begin(subject, Attempts.FREE_PER_ACCOUNT);
    return subject;
  }

  private void begin(String subject, int free) {
    Optional<Duration> wait = attempts.begin(subject, free);
    if (wait.isPresent()) {
      throw new TooSoon(wait.get());
    }
  }
}
