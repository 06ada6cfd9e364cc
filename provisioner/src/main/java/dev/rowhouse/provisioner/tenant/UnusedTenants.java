package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was not there for long, and who of them was told of. */
@Component
public class UnusedTenants {
  private static final String FROM =
      """
      FROM provisioner_tenant t
      JOIN provisioner_project p ON p.id = t.project_id
      LEFT JOIN provisioner_container c ON c.id = t.container_id
      """;
  private static final String USED = "COALESCE(c.last_request_at, t.ready_at, t.created_at)";

  private final JdbcClient jdbc;
  private final TenantStore store;
  private final News news;
  private final Clock clock;

  UnusedTenants(JdbcClient jdbc, TenantStore store, News news, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.news = news;
    this.clock = clock;
  }

  @Transactional
  public void forgetNoticesOfThoseWhoCameBack() {
    jdbc.sql(
            """
            UPDATE provisioner_tenant t JOIN provisioner_container c ON c.id = t.container_id
            SET t.noticed_at = NULL
            WHERE t.noticed_at IS NOT NULL AND c.last_request_at > t.noticed_at
            """)
        .update();
  }

  /** Tells builders of those who are to be erased soon; returns how many. */
  @Transactional
  public int giveNotice() {
    Instant now = clock.instant();
    List<Soon> soon =
        jdbc.sql(
                "SELECT t.id, p.idle_notice "
                    + FROM
                    + """
                    WHERE t.state IN ('ACTIVE', 'SUSPENDED') AND t.noticed_at IS NULL
                      AND p.idle_erase_after IS NOT NULL
                      AND %s < DATE_SUB(:now, INTERVAL p.idle_erase_after - p.idle_notice DAY)
                    LIMIT 500
                    """
                        .formatted(USED))
            .param("now", now)
            .query((row, _) -> new Soon(new TenantId(row.getString(1)), row.getInt(2)))
            .list();
    soon.forEach(each -> tell(each, now));
    return soon.size();
  }

  private void tell(Soon soon, Instant now) {
    store.noticed(soon.id(), now);
    Instant at = now.plus(Duration.ofDays(soon.notice()));
    store
        .find(soon.id())
        .ifPresent(
            each -> news.tell("tenant.erasure_due", each, Map.of("erase_at", at.toString())));
  }

  /** Those whose notice is over. */
  public List<Unused> over() {
    return jdbc.sql(
            "SELECT t.id, p.idle_erase_after "
                + FROM
                + """
                WHERE t.state IN ('ACTIVE', 'SUSPENDED') AND p.idle_erase_after IS NOT NULL
                  AND t.noticed_at <= DATE_SUB(:now, INTERVAL p.idle_notice DAY)
                  AND %s < t.noticed_at
                LIMIT 500
                """
                    .formatted(USED))
        .param("now", clock.instant())
        .query((row, _) -> new Unused(new TenantId(row.getString(1)), row.getInt(2)))
        .list();
  }

  private record Soon(TenantId id, int notice) {}
}
