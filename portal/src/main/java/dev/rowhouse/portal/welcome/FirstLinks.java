package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Tokens;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that open an installation that nobody owns yet. The first use removes all of them. */
@Component
class FirstLinks {
  private final JdbcClient jdbc;
  private final Organizations organizations;
  private final Clock clock;

  FirstLinks(JdbcClient jdbc, Organizations organizations, Clock clock) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.clock = clock;
  }

  String make() {
    String token = Tokens.mint();
    jdbc.sql("INSERT INTO portal_first_link (token_hash, made_at) VALUES (:hash, :now)")
        .param("hash", Tokens.hash(token))
        .param("now", clock.instant())
        .update();
    return token;
  }

  boolean opens(String token) {
    return organizations.none()
        && jdbc.sql("SELECT COUNT(*) FROM portal_first_link WHERE token_hash = :hash")
                .param("hash", Tokens.hash(token))
                .query(Long.class)
                .single()
            == 1;
  }

  /** True for exactly one caller, whatever happens at the same moment. */
  boolean use(String token) {
    boolean first =
        jdbc.sql("DELETE FROM portal_first_link WHERE token_hash = :hash")
                .param("hash", Tokens.hash(token))
                .update()
            == 1;
    if (first) {
      jdbc.sql("DELETE FROM portal_first_link").update();
    }
    return first;
  }
}
