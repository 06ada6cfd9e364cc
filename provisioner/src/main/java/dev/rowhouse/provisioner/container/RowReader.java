package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a whole line of provisioner_container. */
final class RowReader implements RowMapper<Row> {

  @Override
  public Row mapRow(ResultSet set, int number) throws SQLException {
    return new Row(
        container(set),
        set.getBoolean("paused"),
        set.getBoolean("closing"),
        optional(set, "source_id", ContainerId::new),
        set.getString("network"),
        version(set, "make"),
        set.getBoolean("make_fresh"),
        set.getInt("make_swap"),
        version(set, "limits"),
        version(set, "rules"),
        version(set, "boot"),
        set.getInt("attempt"),
        set.getInt("crashes"),
        set.getInt("leases"),
        set.getInt("work"),
        set.getLong("version"),
        instant(set, "wanted_at"),
        new Cause(text(set, "actor"), text(set, "reason")),
        text(set, "region"),
        optional(set, "move_id", MoveId::new),
        optional(set, "restore_id", BackupId::new));
  }

  static Container container(ResultSet set) throws SQLException {
    return new Container(
        new ContainerId(text(set, "id")),
        new ProjectId(text(set, "project_id")),
        Kind.valueOf(text(set, "kind")),
        Objects.requireNonNullElse(set.getString("name"), ""),
        Objects.requireNonNullElse(set.getString("host"), ""),
        optional(set, "snapshot_id", SnapshotId::new),
        text(set, "image"),
        settings(set),
        optional(set, "node_id", NodeId::new),
        address(set),
        Desired.valueOf(text(set, "desired")),
        Observed.valueOf(text(set, "observed")),
        set.getBoolean("suspended"),
        set.getString("failure"),
        set.getString("waiting"),
        instant(set, "created_at"),
        instant(set, "changed_at"),
        set.getObject("last_request_at", Instant.class),
        set.getObject("running_since", Instant.class),
        set.getInt("epoch"));
  }

  private static Settings settings(ResultSet set) throws SQLException {
    return new Settings(
        Texts.list(text(set, "command")),
        set.getInt("port"),
        text(set, "health_path"),
        Duration.ofMillis(set.getLong("health_timeout_ms")),
        new Limits(
            set.getInt("memory_mb"),
            set.getInt("milli_cpus"),
            set.getInt("pids"),
            set.getInt("disk_mb"),
            set.getInt("ramdisk_mb")),
        Texts.list(text(set, "data_paths")),
        Duration.ofMillis(set.getLong("grace_ms")));
  }

  private static @Nullable Address address(ResultSet set) throws SQLException {
    String ipv4 = set.getString("ipv4");
    return ipv4 == null
        ? null
        : new Address(ipv4, Objects.requireNonNullElse(set.getString("ipv6"), ""));
  }

  private static Version version(ResultSet set, String what) throws SQLException {
    return new Version(set.getInt(what + "_wanted"), set.getInt(what + "_applied"));
  }

  private static <T> @Nullable T optional(ResultSet set, String column, Function<String, T> make)
      throws SQLException {
    String value = set.getString(column);
    return value == null ? null : make.apply(value);
  }

  private static String text(ResultSet set, String column) throws SQLException {
    return Objects.requireNonNull(set.getString(column), column);
  }

  private static Instant instant(ResultSet set, String column) throws SQLException {
    return Objects.requireNonNull(set.getObject(column, Instant.class), column);
  }
}
