package dev.rowhouse.adminui.operator;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.id.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All operators. */
@Component
public class Operators {
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Acts acts;
  private final Clock clock;

  Operators(JdbcClient jdbc, PasswordEncoder passwords, Acts acts, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.acts = acts;
    this.clock = clock;
  }

  public boolean none() {
    return jdbc.sql("SELECT COUNT(*) FROM adminui_operator").query(Long.class).single() == 0;
  }

  /** The account and its line of the audit log. */
  @Transactional
  public void create(String email, String password, Actor by) {
    String id = Ids.mint("opr");
    insert(id, normal(email), password);
    acts.write(by, Deed.of("operator.create", id, normal(email)), "", "email: " + normal(email));
  }

  private void insert(String id, String email, String password) {
    jdbc.sql(
            """
            INSERT INTO adminui_operator (id, email, password_hash, created_at)
            VALUES (:id, :email, :hash, :now)
            """)
        .param("id", id)
        .param("email", email)
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

  /** By e-mail. */
  public List<Operator> all() {
    return jdbc.sql("SELECT id, email, password_hash FROM adminui_operator ORDER BY email")
        .query(Operator.class)
        .list();
  }

  public Optional<Operator> find(String id) {
    return jdbc.sql("SELECT id, email, password_hash FROM adminui_operator WHERE id = ?")
        .param(id)
        .query(Operator.class)
        .optional();
  }

  public void remove(String id) {
    jdbc.sql("DELETE FROM adminui_operator WHERE id = ?").param(id).update();
  }

  /** The e-mail of one who is known under the identifier. */
  public Optional<String> byId(String id) {
    return jdbc.sql("SELECT email FROM adminui_operator WHERE id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
