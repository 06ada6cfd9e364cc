package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenants, one at a time and by those who change them. */
@Repository
class TenantStore {
  private final JdbcClient jdbc;
  private final WordStore words;
  private final Clock clock;

  TenantStore(JdbcClient jdbc, WordStore words, Clock clock) {
    this.jdbc = jdbc;
    this.words = words;
    this.clock = clock;
  }

  void region(TenantId id, String region) {
    jdbc.sql("UPDATE provisioner_tenant SET region = :region WHERE id = :id")
        .param("id", id.value())
        .param("region", region)
        .update();
  }

  String region(TenantId id) {
    return jdbc.sql("SELECT region FROM provisioner_tenant WHERE id = :id")
        .param("id", id.value())
        .query(String.class)
        .single();
  }

  /** False when there is one of this subscription or reference already. */
  boolean insert(Tenant tenant) {
    boolean fresh = write(tenant);
    if (fresh) {
      words.keep(tenant.id());
    }
    return fresh;
  }

  private boolean write(Tenant tenant) {
    return jdbc.sql(
                """
                INSERT IGNORE INTO provisioner_tenant
                  (id, project_id, reference, subscription, customer, email, name, prices, plan_id,
                   livemode, standing, state, state_since, created_at, changed_at)
                VALUES (:id, :project, :reference, :subscription, :customer, :email, :name, :prices,
                   :plan, :livemode, :standing, :state, :at, :at, :at)
                """)
            .param("id", tenant.id().value())
            .param("project", tenant.project().value())
            .param("reference", tenant.reference())
            .param("subscription", tenant.subscription())
            .param("customer", tenant.customer())
            .param("email", tenant.email())
            .param("name", tenant.name())
            .param("prices", Json.write(tenant.prices()))
            .param("plan", value(tenant.plan()))
            .param("livemode", tenant.livemode())
            .param("standing", tenant.standing().name())
            .param("state", tenant.state().name())
            .param("at", tenant.createdAt())
            .update()
        == 1;
  }

  /** Locked until the transaction ends. */
  Optional<Tenant> lock(TenantId id) {
    return one("WHERE t.id = :value FOR UPDATE", id.value());
  }

  Optional<Tenant> find(TenantId id) {
    return one("WHERE t.id = :value", id.value());
  }

  /** By its subscription or, once erased, by the digest of it; locked. */
  Optional<Tenant> lock(ProjectId project, String subscription) {
    return jdbc.sql(
            "SELECT "
                + TenantReader.COLUMNS
                + """
                FROM provisioner_tenant t
                WHERE t.project_id = :project AND t.subscription IN (:subscription, :digest)
                FOR UPDATE
                """)
        .param("project", project.value())
        .param("subscription", subscription)
        .param("digest", Digests.of(project, subscription))
        .query(TenantReader::tenant)
        .optional();
  }

  Optional<Tenant> byReference(ProjectId project, String reference) {
    return jdbc.sql(
            "SELECT "
                + TenantReader.COLUMNS
                + """
                FROM provisioner_tenant t
                WHERE t.project_id = :project AND t.reference = :reference
                """)
        .param("project", project.value())
        .param("reference", reference)
        .query(TenantReader::tenant)
        .optional();
  }

  Optional<Tenant> ofContainer(ContainerId id) {
    return one("WHERE t.container_id = :value", id.value());
  }

  /** What billing says of it now. */
  void told(Tenant tenant) {
    jdbc.sql(
            """
            UPDATE provisioner_tenant
            SET customer = :customer, email = :email, name = :name, prices = :prices,
              livemode = :livemode, standing = :standing, changed_at = :now
            WHERE id = :id
            """)
        .param("id", tenant.id().value())
        .param("customer", tenant.customer())
        .param("email", tenant.email())
        .param("name", tenant.name())
        .param("prices", Json.write(tenant.prices()))
        .param("livemode", tenant.livemode())
        .param("standing", tenant.standing().name())
        .param("now", clock.instant())
        .update();
    words.keep(tenant.id());
  }

  /** False when it was not in the state it came from. */
  boolean change(TenantId id, TenantState from, TenantState to) {
    if (!from.next().contains(to)) {
      throw new IllegalStateException("a tenant does not go from " + from + " to " + to);
    }
    return jdbc.sql(
                """
                UPDATE provisioner_tenant
                SET state = :to, state_since = :now, changed_at = :now, waiting = NULL,
                  grace_until = NULL, erase_at = NULL, noticed_at = NULL
                WHERE id = :id AND state = :from
                """)
            .param("id", id.value())
            .param("from", from.name())
            .param("to", to.name())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  void waits(TenantId id, @Nullable String reason) {
    set(id, "waiting = :value", reason);
  }

  void graceUntil(TenantId id, Instant until) {
    set(id, "grace_until = :value", until);
  }

  void eraseAt(TenantId id, Instant at) {
    set(id, "erase_at = :value", at);
  }

  void noticed(TenantId id, @Nullable Instant at) {
    set(id, "noticed_at = :value", at);
  }

  void readyAt(TenantId id, Instant at) {
    set(id, "ready_at = :value", at);
  }

  void failedAt(TenantId id, @Nullable Instant at) {
    set(id, "failed_at = :value", at);
  }

  void plan(TenantId id, PlanId plan) {
    set(id, "plan_id = :value", plan.value());
  }

  /** Null: as billing calls it. */
  void givenName(TenantId id, @Nullable String name) {
    set(id, "given_name = :value", name);
    words.keep(id);
  }

  void container(TenantId id, ContainerId container) {
    set(id, "container_id = :value", container.value());
  }

  private void set(TenantId id, String assignment, @Nullable Object value) {
    jdbc.sql("UPDATE provisioner_tenant SET changed_at = :now, " + assignment + " WHERE id = :id")
        .param("id", id.value())
        .param("value", value)
        .param("now", clock.instant())
        .update();
  }

  private Optional<Tenant> one(String where, String value) {
    return jdbc.sql("SELECT " + TenantReader.COLUMNS + " FROM provisioner_tenant t " + where)
        .param("value", value)
        .query(TenantReader::tenant)
        .optional();
  }

  List<TenantId> ids(String where, Instant now) {
    return jdbc.sql("SELECT t.id FROM provisioner_tenant t " + where + " ORDER BY t.id LIMIT 500")
        .param("now", now)
        .query((row, _) -> new TenantId(row.getString("id")))
        .list();
  }

  private static @Nullable String value(@Nullable PlanId id) {
    return id == null ? null : id.value();
  }
}
