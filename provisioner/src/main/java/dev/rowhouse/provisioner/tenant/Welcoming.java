package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Routes;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Notices when a tenant's app answers for the first time, and when it cannot be made to. */
@Component
@OnRole(Role.WORKER)
public class Welcoming {
  private static final String READY =
      """
      SELECT t.id FROM provisioner_tenant t JOIN provisioner_container c ON c.id = t.container_id
      WHERE t.state IN ('PROVISIONING', 'PAST_DUE') AND t.ready_at IS NULL
        AND c.observed = 'RUNNING'
      """;
  private static final String FAILED =
      """
      SELECT t.id FROM provisioner_tenant t JOIN provisioner_container c ON c.id = t.container_id
      WHERE t.state IN ('PROVISIONING', 'ACTIVE', 'PAST_DUE') AND t.failed_at IS NULL
        AND c.observed = 'FAILED'
      """;
  private static final String MENDED =
      """
      SELECT t.id FROM provisioner_tenant t JOIN provisioner_container c ON c.id = t.container_id
      WHERE t.failed_at IS NOT NULL AND c.observed = 'RUNNING'
      """;

  private final JdbcClient jdbc;
  private final TenantStore store;
  private final News news;
  private final TransactionOperations transaction;
  private final Clock clock;

  Welcoming(
      JdbcClient jdbc,
      TenantStore store,
      News news,
      TransactionOperations transaction,
      Bell bell,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
    bell.listen(Routes.CHANGED, this::welcome);
  }

  /** All of it; the bell, which rings often, asks only for those who are ready. */
  public int sweep() {
    List<TenantId> failed = ids(FAILED);
    failed.forEach(id -> transaction.executeWithoutResult(_ -> failed(id)));
    ids(MENDED).forEach(id -> store.failedAt(id, null));
    return welcome() + failed.size();
  }

  private int welcome() {
    List<TenantId> ready = ids(READY);
    ready.forEach(id -> transaction.executeWithoutResult(_ -> ready(id)));
    return ready.size();
  }

  private void ready(TenantId id) {
    Tenant tenant = store.lock(id).orElseThrow();
    if (tenant.readyAt() != null || !tenant.state().served()) {
      return;
    }
    store.readyAt(id, clock.instant());
    if (tenant.state() == TenantState.PROVISIONING) {
      store.change(id, TenantState.PROVISIONING, TenantState.ACTIVE);
    }
    news.tell("tenant.ready", tenant);
  }

  private void failed(TenantId id) {
    Tenant tenant = store.lock(id).orElseThrow();
    store.failedAt(id, clock.instant());
    news.tell("tenant.failed", tenant);
  }

  private List<TenantId> ids(String sql) {
    return jdbc.sql(sql).query((row, _) -> new TenantId(row.getString("id"))).list();
  }
}
