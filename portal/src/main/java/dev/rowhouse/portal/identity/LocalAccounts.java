package dev.rowhouse.portal.identity;

import dev.rowhouse.db.id.Ids;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Tokens;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts of the built-in provider, for who has no other. */
@Component
public class LocalAccounts {
  /** What vouches for them, whatever address the installation has today. */
  public static final String ISSUER = "rowhouse";

  private final JdbcClient jdbc;
  private final Passwords passwords;
  private final Clock clock;

  LocalAccounts(JdbcClient jdbc, Passwords passwords, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * @throws EmailTaken when there is an account of this e-mail
   */
  public LocalAccount create(String email, String name, String password) {
    var made =
        new LocalAccount(Ids.mint("acc"), normal(email), name.strip(), passwords.hash(password));
    try {
      insert(made);
    } catch (DuplicateKeyException e) {
      throw new EmailTaken();
    }
    return made;
  }

  public Optional<LocalAccount> byEmail(String email) {
    return jdbc.sql(
            "SELECT id, email, name, password_hash FROM portal_local_account WHERE email = :email")
        .param("email", normal(email))
        .query(LocalAccount.class)
        .optional();
  }

  public Optional<LocalAccount> find(String id) {
    return jdbc.sql(
            "SELECT id, email, name, password_hash FROM portal_local_account WHERE id = :id")
        .param("id", id)
        .query(LocalAccount.class)
        .optional();
  }

  /** The account behind this identity; empty where another provider vouches for it. */
  public Optional<LocalAccount> of(Identity identity) {
    return identity.issuer().equals(ISSUER) ? find(identity.subject()) : Optional.empty();
  }

  /** Whether this is the account's password. Takes as long as any other answer. */
  public boolean proves(Optional<LocalAccount> account, String password) {
    return passwords.matches(password, account.map(LocalAccount::passwordHash));
  }

  public void changePassword(String id, String password) {
    jdbc.sql("UPDATE portal_local_account SET password_hash = :hash WHERE id = :id")
        .param("id", id)
        .param("hash", passwords.hash(password))
        .update();
  }

  /** Stands for an e-mail where the e-mail itself shall not lie about. */
  public static String trace(String email) {
    return Tokens.hash(normal(email));
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private void insert(LocalAccount account) {
    jdbc.sql(
            """
            INSERT INTO portal_local_account (id, email, name, password_hash, created_at)
            VALUES (:id, :email, :name, :hash, :now)
            """)
        .param("id", account.id())
        .param("email", account.email())
        .param("name", account.name())
        .param("hash", account.passwordHash())
        .param("now", clock.instant())
        .update();
  }
}
