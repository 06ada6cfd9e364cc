package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many requests gateways let in to each container, by day of UTC. A gateway adds what it has
 * counted every few seconds, so one that is killed takes the last few seconds' with it.
 */
@Component
public class Requests {
  private static final int SHOWN = 30;
  private static final int KEPT = 400;

  private final JdbcClient jdbc;
  private final Clock clock;

  Requests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record More(String id, long requests) {}

  /** Adds to today's; one statement, in the order of the key, so that gateways never cross. */
  void add(Map<ContainerId, Long> more) {
    List<More> rows =
        more.entrySet().stream()
            .map(each -> new More(each.getKey().value(), each.getValue()))
            .toList();
    jdbc.sql(
            """
            INSERT INTO provisioner_request (container_id, day, requests)
            SELECT id, :today, requests
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
              id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id',
              requests BIGINT PATH '$.requests')) AS more
            ORDER BY id
            ON DUPLICATE KEY UPDATE
              provisioner_request.requests = provisioner_request.requests + more.requests
            """)
        .param("today", today())
        .param("rows", Json.write(rows))
        .update();
  }

  /** The last thirty days, the oldest first, today up to now. */
  public Requested of(ContainerId id) {
    LocalDate today = today();
    Map<LocalDate, Long> counted = new HashMap<>();
    jdbc.sql(
            """
            SELECT day, requests FROM provisioner_request
            WHERE container_id = :id AND day BETWEEN :first AND :today
            """)
        .param("id", id.value())
        .param("first", today.minusDays(SHOWN - 1))
        .param("today", today)
        .query(row -> {
          counted.put(row.getObject("day", LocalDate.class), row.getLong("requests"));
        });
    var days = new ArrayList<Requested.Day>();
    for (LocalDate day = today.minusDays(SHOWN - 1); !day.isAfter(today); day = day.plusDays(1)) {
      days.add(new Requested.Day(day, counted.getOrDefault(day, 0L)));
    }
    return new Requested(List.copyOf(days));
  }

  /** What is old, and what is of the gone. */
  public void tidy() {
    jdbc.sql("DELETE FROM provisioner_request WHERE day < :old")
        .param("old", today().minusDays(KEPT))
        .update();
    jdbc.sql(
            """
            DELETE r FROM provisioner_container c JOIN provisioner_request r ON r.container_id = c.id
            WHERE c.observed = 'DELETED'
            """)
        .update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
