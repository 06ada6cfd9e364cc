package dev.rowhouse.portal.door;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What devices are asked to sign at doors, where no session is kept. Each is good once, at one
 * house, and for whom it was shown.
 */
@Repository
class DoorChallenges {
  private static final Duration FOR = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  DoorChallenges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param holder what only the one who is asked has
   * @return in base64url
   */
  String open(String host, String holder) {
    jdbc.sql("DELETE FROM portal_challenge WHERE ends_at < :now LIMIT 100")
        .param("now", clock.instant())
        .update();
    String challenge = Secrets.mint();
    jdbc.sql(
            """
            INSERT INTO portal_challenge (challenge_hash, host, holder_hash, ends_at)
            VALUES (:challenge, :host, :holder, :ends)
            """)
        .param("challenge", Secrets.hash(challenge))
        .param("host", host)
        .param("holder", Secrets.hash(holder))
        .param("ends", clock.instant().plus(FOR))
        .update();
    return challenge;
  }

  /** The same, which is thereby over; empty when it was, or is somebody else's. */
  Optional<String> take(String host, String holder, String challenge) {
    int taken =
        jdbc.sql(
                """
                DELETE FROM portal_challenge
                WHERE challenge_hash = :challenge AND host = :host AND holder_hash = :holder
                  AND ends_at > :now
                """)
            .param("challenge", Secrets.hash(challenge))
            .param("host", host)
            .param("holder", Secrets.hash(holder))
            .param("now", clock.instant())
            .update();
    return taken == 1 ? Optional.of(challenge) : Optional.empty();
  }
}
