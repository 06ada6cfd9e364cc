package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Absence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From columns to records. */
final class TenantReader {
  static final String COLUMNS =
      """
      t.id, t.project_id, t.reference, t.subscription, t.customer, t.email,
      COALESCE(t.given_name, t.name) AS name, t.prices,
      t.plan_id, t.livemode, t.standing, t.state, t.state_since, t.waiting, t.container_id,
      t.grace_until, t.erase_at, t.noticed_at, t.ready_at, t.created_at, t.changed_at
      """;

  static final String HOUSE =
      """
      , c.host, c.snapshot_id, c.desired, c.observed, c.failure, c.waiting AS house_waiting,
      c.last_request_at, s.filesystem_bytes + s.data_bytes AS size_bytes
      """
          + Absence.COLUMNS;

  private TenantReader() {}

  static Tenant tenant(ResultSet row, int number) throws SQLException {
    return new Tenant(
        new TenantId(row.getString("id")),
        new ProjectId(row.getString("project_id")),
        row.getString("reference"),
        row.getString("subscription"),
        row.getString("customer"),
        row.getString("email"),
        row.getString("name"),
        Json.list(row.getString("prices"), String.class),
        id(row.getString("plan_id"), PlanId::new),
        row.getBoolean("livemode"),
        SubscriptionStatus.valueOf(row.getString("standing")),
        TenantState.valueOf(row.getString("state")),
        row.getObject("state_since", Instant.class),
        row.getString("waiting"),
        id(row.getString("container_id"), ContainerId::new),
        row.getObject("grace_until", Instant.class),
        row.getObject("erase_at", Instant.class),
        row.getObject("noticed_at", Instant.class),
        row.getObject("ready_at", Instant.class),
        row.getObject("created_at", Instant.class),
        row.getObject("changed_at", Instant.class));
  }

  static Housed housed(ResultSet row, int number) throws SQLException {
    Tenant tenant = tenant(row, number);
    String observed = row.getString("observed");
    ContainerId container = tenant.container();
    if (observed == null || container == null) {
      return new Housed(tenant, null);
    }
    var house =
        new House(
            container,
            row.getString("host"),
            id(row.getString("snapshot_id"), SnapshotId::new),
            Desired.valueOf(row.getString("desired")),
            Observed.valueOf(observed),
            row.getString("failure"),
            Absence.words(row, row.getString("house_waiting")),
            row.getObject("last_request_at", Instant.class),
            row.getObject("size_bytes", Long.class));
    return new Housed(tenant, house);
  }

  private static <T> @Nullable T id(@Nullable String value, Function<String, T> make) {
    return value == null ? null : make.apply(value);
  }
}
