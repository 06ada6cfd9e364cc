package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody who ever signed in, keyed by (issuer, subject). */
@Component
public class Users {
  private final JdbcClient jdbc;
  private final Clock clock;

  Users(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The user of this identity, made at the first time; name and e-mail follow the provider. */
  public User signedIn(Identity identity) {
    jdbc.sql(
            """
            INSERT INTO marketplace_user (id, issuer, subject, email, name, created_at, seen_at)
            VALUES (:id, :issuer, :subject, :email, :name, :now, :now)
            ON DUPLICATE KEY UPDATE email = VALUES(email), name = VALUES(name), seen_at = VALUES(seen_at)
            """)
        .param("id", UserId.mint().value())
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("email", identity.email())
        .param("name", identity.name())
        .param("now", clock.instant())
        .update();
    return find(identity.issuer(), identity.subject()).orElseThrow();
  }

  public Optional<User> find(String issuer, String subject) {
    return jdbc.sql("SELECT * FROM marketplace_user WHERE issuer = :issuer AND subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(Users::user)
        .optional();
  }

  public Optional<User> find(UserId id) {
    return jdbc.sql("SELECT * FROM marketplace_user WHERE id = :id")
        .param("id", id.value())
        .query(Users::user)
        .optional();
  }

  static User user(ResultSet row, int number) throws SQLException {
    return new User(
        new UserId(row.getString("id")),
        new Identity(
            row.getString("issuer"),
            row.getString("subject"),
            row.getString("email"),
            row.getString("name")),
        row.getObject("created_at", Instant.class),
        row.getObject("seen_at", Instant.class));
  }
}
