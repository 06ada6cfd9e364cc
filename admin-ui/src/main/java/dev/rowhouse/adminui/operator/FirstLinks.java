package dev.rowhouse.adminui.operator;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.marketplace.account.Tokens;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that make whoever opens one an operator; only their hashes are kept. */
@Component
public class FirstLinks {
  private static final Duration HOLDS = Duration.ofDays(3);
  private final JdbcClient jdbc;
  private final Operators operators;
  private final Clock clock;

  FirstLinks(JdbcClient jdbc, Operators operators, Clock clock) {
    this.jdbc = jdbc;
    this.operators = operators;
    this.clock = clock;
  }

  /** A new link's token; it holds for three days, until the first use. */
  public String offer() {
    String token = Tokens.mint();
    offer(token);
    return token;
  }

  public void offer(String token) {
    jdbc.sql("INSERT INTO adminui_first_link (token_hash, made_at) VALUES (:hash, :now)")
        .param("hash", Sha256.hex(token))
        .param("now", clock.instant())
        .update();
  }

  public boolean opens(String token) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM adminui_first_link
                WHERE token_hash = :hash AND made_at > :oldest
                """)
            .param("hash", Sha256.hex(token))
            .param("oldest", clock.instant().minus(HOLDS))
            .query(Long.class)
            .single()
        == 1;
  }

  /** False when the link was used already. */
  @Transactional
  public boolean use(String token, String email, String password) {
    int found =
        jdbc.sql("DELETE FROM adminui_first_link WHERE token_hash = :hash AND made_at > :oldest")
            .param("hash", Sha256.hex(token))
            .param("oldest", clock.instant().minus(HOLDS))
            .update();
    if (found == 0) {
      return false;
    }
    jdbc.sql("DELETE FROM adminui_first_link").update();
    operators.create(email, password, new Actor("first-link", email, ""));
    return true;
  }
}
