package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One conditional update of what is wanted of a container. What every wish does stands here once:
 * it says who wants it and why, and asks the workers to look at once.
 */
final class Wish {
  private static final String UPDATE =
      """
      UPDATE provisioner_container SET %s,
        next_at = UTC_TIMESTAMP(6), wanted_at = UTC_TIMESTAMP(6),
        actor = :actor, reason = :reason,
        changed_at = UTC_TIMESTAMP(6), version = version + 1
      WHERE id = :id AND %s
      """;

  private final String sql;
  private final Map<String, @Nullable Object> params = new HashMap<>();

  private Wish(String changes, String condition) {
    this.sql = UPDATE.formatted(changes.strip(), condition.strip());
  }

  /**
   * @param changes what follows SET
   * @param condition of whom it can be wanted; nobody else changes
   */
  static Wish of(String changes, String condition) {
    return new Wish(changes, condition);
  }

  Wish with(String name, @Nullable Object value) {
    params.put(name, value);
    return this;
  }

  Wish with(Map<String, @Nullable Object> values) {
    params.putAll(values);
    return this;
  }

  /** Whether it changed anything. */
  boolean write(JdbcClient jdbc, ContainerId id, Cause cause) {
    params.put("id", id.value());
    params.put("actor", Columns.cut(cause.actor(), 80));
    params.put("reason", Columns.cut(cause.reason(), 255));
    return jdbc.sql(sql).params(params).update() == 1;
  }
}
