package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many containers there are, over all organizations: for operators. */
@Component
public class Census {
  private final JdbcClient jdbc;

  Census(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** States without any are left out, and so are the deleted. */
  public Map<Observed, Long> byState() {
    Map<Observed, Long> counts = new EnumMap<>(Observed.class);
    jdbc.sql(
            """
            SELECT observed, COUNT(*) AS number FROM provisioner_container
            WHERE observed <> 'DELETED' GROUP BY observed
            """)
        .query(row -> {
          counts.put(Observed.valueOf(row.getString("observed")), row.getLong("number"));
        });
    return counts;
  }

  /** How many wait for something, for example for room on a node. */
  public long waiting() {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM provisioner_container
            WHERE waiting IS NOT NULL AND observed <> 'DELETED'
            """)
        .query(Long.class)
        .single();
  }
}
