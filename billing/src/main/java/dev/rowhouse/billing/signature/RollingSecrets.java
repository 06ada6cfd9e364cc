package dev.rowhouse.billing.signature;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sealed secrets that may overlap while they are rolled; one table for each kind of holder. */
public final class RollingSecrets {
  private final JdbcClient jdbc;
  private final String table;
  private final String holder;

  /**
   * @param holder the column that says whose a secret is
   */
  public RollingSecrets(JdbcClient jdbc, String table, String holder) {
    this.jdbc = jdbc;
    this.table = table;
    this.holder = holder;
  }

  public void add(String of, String sealed, Instant at) {
    sql("INSERT INTO %s (%s, sealed, created_at) VALUES (:of, :sealed, :at)")
        .param("of", of)
        .param("sealed", sealed)
        .param("at", at)
        .update();
  }

  /** What already ends earlier keeps its end. */
  public void expire(String of, Instant at) {
    sql("""
    UPDATE %s SET expires_at = :at
    WHERE %s = :of AND (expires_at IS NULL OR expires_at > :at)
    """)
        .param("at", at)
        .param("of", of)
        .update();
  }

  /** Newest first. */
  public List<String> valid(String of, Instant now) {
    return sql("""
    SELECT sealed FROM %s
    WHERE %s = :of AND (expires_at IS NULL OR expires_at > :now) ORDER BY id DESC
    """)
        .param("of", of)
        .param("now", now)
        .query(String.class)
        .list();
  }

  private JdbcClient.StatementSpec sql(String template) {
    return jdbc.sql(template.formatted(table, holder));
  }
}
