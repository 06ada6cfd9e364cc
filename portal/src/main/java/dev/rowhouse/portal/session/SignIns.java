package dev.rowhouse.portal.session;

import dev.rowhouse.marketplace.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** Who came in, and who tried to; kept for half a year. */
@Component
public class SignIns {
  static final Duration KEPT = Duration.ofDays(180);
  static final String ORIGIN = "signed-in.origin";
  static final String AGENT = "signed-in.agent";

  private final JdbcClient jdbc;
  private final Clock clock;

  SignIns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The session is the user's from now on, and can be found and ended as such. */
  public void came(HttpServletRequest request, UserId user, String means) {
    Visit visit = Visit.of(request);
    HttpSession session = request.getSession();
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user.value());
    session.setAttribute(ORIGIN, visit.origin());
    session.setAttribute(AGENT, visit.agent());
    write(user.value(), null, false, means, visit);
  }

  /**
   * Written for accounts that do not exist as well: how long it takes tells nobody which do.
   *
   * @param account a hash that stands for the e-mail that was typed
   * @param means what was wrong
   */
  public void refused(HttpServletRequest request, String account, String means) {
    write(null, account, true, means, Visit.of(request));
  }

  /**
   * The newest first.
   *
   * @param account the hash that stands for the e-mail of their local account; empty without one
   */
  public List<SignIn> of(UserId user, String account, int limit) {
    return jdbc.sql(
            """
            SELECT came_at, refused, means, origin, agent FROM (
              SELECT * FROM portal_sign_in WHERE user_id = :user
              UNION ALL
              SELECT * FROM portal_sign_in WHERE account = :account
            ) theirs
            ORDER BY came_at DESC, id DESC LIMIT :limit
            """)
        .param("user", user.value())
        .param("account", account)
        .param("limit", limit)
        .query((row, _) ->
            new SignIn(
                row.getObject("came_at", Instant.class),
                row.getBoolean("refused"),
                row.getString("means"),
                row.getString("origin"),
                row.getString("agent")))
        .list();
  }

  private void write(
      @Nullable String user, @Nullable String account, boolean refused, String means, Visit visit) {
    Instant now = clock.instant();
    jdbc.sql("DELETE FROM portal_sign_in WHERE came_at < :old LIMIT 100")
        .param("old", now.minus(KEPT))
        .update();
    jdbc.sql(
            """
            INSERT INTO portal_sign_in (user_id, account, came_at, refused, means, origin, agent)
            VALUES (:user, :account, :now, :refused, :means, :origin, :agent)
            """)
        .param("user", user)
        .param("account", account)
        .param("now", now)
        .param("refused", refused)
        .param("means", means)
        .param("origin", visit.origin())
        .param("agent", visit.agent())
        .update();
  }
}
