package dev.rowhouse.portal.signin;

import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts elsewhere that people added to their own here. An e-mail address never adds one: only
 * who is signed in, and proved it just now, adds the account that they then sign in with there.
 */
@Component
public class Links {
  private final JdbcClient jdbc;
  private final Users users;
  private final Clock clock;

  Links(JdbcClient jdbc, Users users, Clock clock) {
    this.jdbc = jdbc;
    this.users = users;
    this.clock = clock;
  }

  /** For whom this account stands: the one that it was added to, or itself. */
  Identity meant(Identity came) {
    return owner(came).flatMap(users::find).map(User::identity).orElse(came);
  }

  /**
   * Whether it was added. Not when it is somebody's already, be it their own account or a link: two
   * people never become one.
   */
  @Transactional
  public boolean add(Identity account, String provider, UserId user) {
    if (owner(account).isPresent() || users.find(account.issuer(), account.subject()).isPresent()) {
      return false;
    }
    try {
      insert(account, provider, user);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** In the order in which they were added. */
  public List<Link> of(UserId user) {
    return jdbc.sql("SELECT * FROM portal_link WHERE user_id = ? ORDER BY linked_at")
        .param(user.value())
        .query((row, _) ->
            new Link(
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("provider"),
                row.getString("email"),
                row.getObject("linked_at", Instant.class)))
        .list();
  }

  /** Whether the user had it. */
  public boolean remove(UserId user, String issuer, String subject) {
    return jdbc.sql("DELETE FROM portal_link WHERE user_id = ? AND issuer = ? AND subject = ?")
            .params(user.value(), issuer, subject)
            .update()
        == 1;
  }

  private Optional<UserId> owner(Identity account) {
    return jdbc.sql("SELECT user_id FROM portal_link WHERE issuer = ? AND subject = ?")
        .params(account.issuer(), account.subject())
        .query(String.class)
        .optional()
        .map(UserId::new);
  }

  private void insert(Identity account, String provider, UserId user) {
    jdbc.sql(
            """
            INSERT INTO portal_link (issuer, subject, user_id, provider, email, linked_at)
            VALUES (:issuer, :subject, :user, :provider, :email, :now)
            """)
        .param("issuer", account.issuer())
        .param("subject", account.subject())
        .param("user", user.value())
        .param("provider", provider)
        .param("email", account.email())
        .param("now", clock.instant())
        .update();
  }
}
