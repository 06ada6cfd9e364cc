package dev.rowhouse.portal.door;

import dev.rowhouse.portal.identity.Attempts;
import dev.rowhouse.provisioner.ConnectionId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords of a company's directory slow: by name, before the directory is asked,
 * so that nobody's account there is locked from here; and by address.
 */
@Component
class Patience {
  private static final int FREE_BY_NAME = 4;
  private static final int FREE_BY_ADDRESS = 60;

  private final Attempts attempts;

  Patience(Attempts attempts) {
    this.attempts = attempts;
  }

  /**
   * @throws Impasse when it is too early
   */
  void begin(ConnectionId connection, String login, String address) {
    attempts
        .begin(Attempts.doorsFrom(address), FREE_BY_ADDRESS)
        .or(() -> attempts.begin(Attempts.door(connection.value(), login), FREE_BY_NAME))
        .ifPresent(Patience::wait);
  }

  /**
   * For what nobody guesses: only from where they come is counted.
   *
   * @throws Impasse when it is too early
   */
  void begin(String address) {
    attempts.begin(Attempts.doorsFrom(address), FREE_BY_ADDRESS).ifPresent(Patience::wait);
  }

  void succeeded(String address) {
    attempts.succeeded(Attempts.doorsFrom(address));
  }

  /** Whole companies come from one address: who knows a password there speaks for it. */
  void succeeded(ConnectionId connection, String login, String address) {
    succeeded(address);
    attempts.succeeded(Attempts.door(connection.value(), login));
  }

  private static void wait(Duration left) {
    throw new Impasse(
        429,
        "That was tried too often. Please wait " + words(left) + ", then begin again.",
        "Somebody tried names and passwords too often; further tries wait, and the directory is not"
            + " asked.");
  }

  private static String words(Duration left) {
    long seconds = Math.max(1, left.toSeconds());
    return seconds <= 90 ? seconds + " seconds" : left.plusSeconds(59).toMinutes() + " minutes";
  }
}
