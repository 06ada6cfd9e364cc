package dev.rowhouse.portal.identity;

import dev.rowhouse.marketplace.account.Tokens;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow: after a few free failures, each further one doubles the wait. Counted before
 * the password is looked at, so that many guesses at once gain nothing; kept in the database, so
 * that it holds for all processes; and for e-mails without an account too, so that it tells nobody
 * which exist.
 */
@Component
public final class Attempts {
  static final int FREE_PER_ACCOUNT = 4;
  static final int FREE_PER_ADDRESS = 30;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  Attempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  static String account(String email) {
    return "a:" + LocalAccounts.trace(email);
  }

  static String address(String address) {
    return "n:" + Tokens.hash(network(address));
  }

  /**
   * Who asks at a door for a link.
   *
   * @param house whose door it is
   */
  public static String door(String house, String email) {
    return "d:" + Tokens.hash(house + " " + email.strip().toLowerCase(Locale.ROOT));
  }

  /** From where somebody asks at doors. */
  public static String doorsFrom(String address) {
    return "f:" + Tokens.hash(network(address));
  }

  /** Who has one address of IPv6 has 2^64 of them: they count as one. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    byte[] bytes = InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
    return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
  }

  /** Counts one attempt; empty when it may go on, otherwise how long to wait. */
  public Optional<Duration> begin(String subject, int free) {
    Instant now = clock.instant();
    forgetOld(now);
    jdbc.sql("INSERT IGNORE INTO portal_attempt (subject, failures, next_at) VALUES (:s, 0, :now)")
        .param("s", subject)
        // Of two at once the one whose clock was read first may come second.
        .param("now", now.minus(SKEW))
        .update();
    int taken =
        jdbc.sql(
                """
                UPDATE portal_attempt
                SET failures = failures + 1,
                    next_at = CASE WHEN failures <= :free THEN next_at
                      ELSE DATE_ADD(:now, INTERVAL LEAST(POW(2, LEAST(failures - :free, 20)), :longest) SECOND) END
                WHERE subject = :s AND next_at <= :now
                """)
            .param("s", subject)
            .param("free", free)
            .param("longest", LONGEST.toSeconds())
            .param("now", now)
            .update();
    return taken == 1 ? Optional.empty() : Optional.of(untilNext(subject, now));
  }

  public void succeeded(String subject) {
    jdbc.sql("DELETE FROM portal_attempt WHERE subject = :s").param("s", subject).update();
  }

  /** The last one was right; what others at this address did wrong still counts. */
  void takeBack(String subject) {
    jdbc.sql(
            "UPDATE portal_attempt SET failures = failures - 1 WHERE subject = :s AND failures > 0")
        .param("s", subject)
        .update();
  }

  private Duration untilNext(String subject, Instant now) {
    return jdbc.sql("SELECT next_at FROM portal_attempt WHERE subject = :s")
        .param("s", subject)
        .query((row, _) -> row.getObject("next_at", Instant.class))
        .optional()
        .map(next -> Duration.between(now, next).plusSeconds(1))
        .orElse(Duration.ofSeconds(1));
  }

  private void forgetOld(Instant now) {
    jdbc.sql("DELETE FROM portal_attempt WHERE next_at < :old LIMIT 100")
        .param("old", now.minus(Duration.ofHours(24)))
        .update();
  }
}
