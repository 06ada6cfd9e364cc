package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.Redacting;
import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A tenant's last two steps, for the erasure to take. Both join its transaction. */
@Component
public class Leaving {
  private final TenantStore store;
  private final WordStore words;
  private final JdbcClient jdbc;
  private final Redacting billing;
  private final News news;
  private final Clock clock;

  Leaving(
      TenantStore store,
      WordStore words,
      JdbcClient jdbc,
      Redacting billing,
      News news,
      Clock clock) {
    this.store = store;
    this.words = words;
    this.jdbc = jdbc;
    this.billing = billing;
    this.news = news;
    this.clock = clock;
  }

  /** Canceled tenants whose retention time is over. */
  public List<TenantId> due() {
    return store.ids("WHERE t.state = 'CANCELED' AND t.erase_at <= :now", clock.instant());
  }

  public List<TenantId> leaving() {
    return store.ids("WHERE t.state = 'ERASING' AND t.created_at <= :now", clock.instant());
  }

  /** Empty when it is not canceled any more, or its time has not come: somebody paid. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Tenant> beginDue(TenantId id) {
    Instant now = clock.instant();
    return store
        .lock(id)
        .filter(each -> each.state() == TenantState.CANCELED)
        .filter(each -> each.eraseAt() != null && !each.eraseAt().isAfter(now))
        .filter(each -> store.change(id, TenantState.CANCELED, TenantState.ERASING));
  }

  /** Empty when it is being erased, or was erased, already. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Tenant> begin(TenantId id) {
    return store
        .lock(id)
        .filter(each -> each.state().next().contains(TenantState.ERASING))
        .filter(each -> store.change(id, each.state(), TenantState.ERASING));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Tenant> lock(TenantId id) {
    return store.lock(id).filter(each -> each.state() == TenantState.ERASING);
  }

  /** Forgets the person, here and in billing; returns how many events lost their payload. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int end(Tenant tenant) {
    int events = redact(tenant);
    jdbc.sql(
            """
            UPDATE provisioner_tenant
            SET name = 'erased', given_name = NULL, email = NULL, customer = NULL, reference = NULL,
              subscription = :digest, prices = '[]', waiting = NULL
            WHERE id = :id
            """)
        .param("id", tenant.id().value())
        .param("digest", digest(tenant))
        .update();
    words.forget(tenant.id());
    store.change(tenant.id(), TenantState.ERASING, TenantState.ERASED);
    news.erased(tenant);
    return events;
  }

  /** What stays of the subscription's name; null for a tenant that a builder made by hand. */
  public @Nullable String digest(Tenant tenant) {
    String subscription = tenant.subscription();
    return subscription == null ? null : Digests.of(tenant.project(), subscription);
  }

  private int redact(Tenant tenant) {
    String subscription = tenant.subscription();
    if (subscription == null) {
      return 0;
    }
    String customer = tenant.customer();
    boolean others = customer != null && hasOthers(tenant, customer);
    return billing.redact(
        new OwnerId(tenant.project().value()), subscription, others ? null : customer);
  }

  private boolean hasOthers(Tenant tenant, String customer) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM provisioner_tenant
                WHERE project_id = :project AND customer = :customer AND id <> :id
                  AND state <> 'ERASED'
                """)
            .param("project", tenant.project().value())
            .param("customer", customer)
            .param("id", tenant.id().value())
            .query(Long.class)
            .single()
        > 0;
  }
}
