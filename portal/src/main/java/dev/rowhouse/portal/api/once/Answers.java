package dev.rowhouse.portal.api.once;

import dev.rowhouse.db.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that were given, kept for a day and sealed: some of them hold secrets that are shown
 * once.
 */
@Repository
class Answers {
  static final Duration KEPT = Duration.ofHours(24);
  private static final int SWEEP_EVERY = 200;
  private final AtomicInteger writes = new AtomicInteger();
  private final JdbcClient jdbc;
  private final Vault vault;
  private final JsonMapper mapper;
  private final Clock clock;

  Answers(JdbcClient jdbc, Vault vault, JsonMapper mapper, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** What is known of a request that came before. {@code answer} is null while it is worked on. */
  record Before(String digest, @Nullable String answer, Instant busyUntil, Instant createdAt) {}

  /**
   * Takes the name for this request; false when it is taken. Waits for at most a second while
   * another transaction holds it.
   *
   * @throws org.springframework.dao.CannotAcquireLockException when that one goes on
   */
  boolean take(Asked asked, Instant busyUntil) {
    sweep();
    return jdbc.sql(
                """
                SET STATEMENT innodb_lock_wait_timeout = 1 FOR
                INSERT IGNORE INTO portal_idempotency
                  (api_key, name, digest, busy_until, created_at)
                VALUES (:caller, :name, :digest, :busy, :now)
                """)
            .param("caller", asked.caller())
            .param("name", asked.name())
            .param("digest", asked.digest())
            .param("busy", busyUntil)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  Optional<Before> before(Asked asked) {
    return jdbc.sql(
            """
            SELECT digest, answer, busy_until, created_at FROM portal_idempotency
            WHERE api_key = :caller AND name = :name
            """)
        .param("caller", asked.caller())
        .param("name", asked.name())
        .query((row, _) ->
            new Before(
                row.getString("digest"),
                row.getString("answer"),
                row.getObject("busy_until", Instant.class),
                row.getObject("created_at", Instant.class)))
        .optional();
  }

  /** Takes over from a process that died, or prolongs one's own hold. */
  boolean hold(Asked asked, Instant from, Instant to) {
    return jdbc.sql(
                """
                UPDATE portal_idempotency SET busy_until = :to
                WHERE api_key = :caller AND name = :name AND busy_until = :from AND answer IS NULL
                """)
            .param("to", to)
            .param("caller", asked.caller())
            .param("name", asked.name())
            .param("from", from)
            .update()
        == 1;
  }

  void keep(Asked asked, Answer answer) {
    jdbc.sql(
            """
            UPDATE portal_idempotency SET answer = :answer
            WHERE api_key = :caller AND name = :name
            """)
        .param("answer", vault.seal(mapper.writeValueAsString(answer), context(asked)))
        .param("caller", asked.caller())
        .param("name", asked.name())
        .update();
  }

  void forget(Asked asked) {
    jdbc.sql("DELETE FROM portal_idempotency WHERE api_key = :caller AND name = :name")
        .param("caller", asked.caller())
        .param("name", asked.name())
        .update();
  }

  Answer open(Asked asked, String sealed) {
    return mapper.readValue(vault.open(sealed, context(asked)), Answer.class);
  }

  boolean isOld(Before before) {
    return before.createdAt().plus(KEPT).isBefore(clock.instant());
  }

  /** Rows are read again only within a day; every so often a write clears some older ones away. */
  private void sweep() {
    if (writes.incrementAndGet() % SWEEP_EVERY == 0) {
      jdbc.sql("DELETE FROM portal_idempotency WHERE created_at < :old LIMIT 1000")
          .param("old", clock.instant().minus(KEPT))
          .update();
    }
  }

  private static String context(Asked asked) {
    return "answer:" + asked.caller() + ":" + asked.name();
  }
}
