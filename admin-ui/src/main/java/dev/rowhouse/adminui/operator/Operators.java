package dev.rowhouse.adminui.operator;

import dev.rowhouse.db.id.Ids;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** All operators. */
@Component
public class Operators {
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Clock clock;

  Operators(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.clock = clock;
  }

  public boolean none() {
    return jdbc.sql("SELECT COUNT(*) FROM adminui_operator").query(Long.class).single() == 0;
  }

  public void create(String email, String password) {
    jdbc.sql(
            """
            INSERT INTO adminui_operator (id, email, password_hash, created_at)
            VALUES (:id, :email, :hash, :now)
            """)
        .param("id", Ids.mint("opr"))
        .param("email", normal(email))
        .param("hash", passwords.encode(password))
        .param("now", clock.instant())
        .update();
  }

  public Optional<Operator> byEmail(String email) {
    return jdbc.sql("SELECT id, email, password_hash FROM adminui_operator WHERE email = :email")
        .param("email", normal(email))
        .query(Operator.class)
        .optional();
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
