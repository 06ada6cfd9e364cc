package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.ServerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was measured on machines. */
@Repository
public class Measurements {
  private final JdbcClient jdbc;

  Measurements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ServerId server, Measurement measurement) {
    Measured found = measurement.measured();
    String shortfalls = measurement.shortfalls();
    jdbc.sql(
            """
            INSERT INTO marketplace_measurement
              (server_id, cpu, cores, score, ram_gb, disk_gb, bandwidth_mbps, shortfalls,
               measured_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            server.value(),
            found.cpu(),
            found.cores(),
            found.score(),
            found.ramGb(),
            found.diskGb(),
            found.bandwidthMbps(),
            Cut.to(500, shortfalls),
            found.at())
        .update();
  }

  /** To be shown beside what is claimed. */
  public Optional<Measurement> latest(ServerId server) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_measurement WHERE server_id = ?
            ORDER BY measured_at DESC, id DESC LIMIT 1
            """)
        .param(server.value())
        .query(Measurements::read)
        .optional();
  }

  private static Measurement read(ResultSet row, int number) throws SQLException {
    return new Measurement(
        new Measured(
            row.getString("cpu"),
            row.getInt("cores"),
            row.getInt("score"),
            row.getInt("ram_gb"),
            row.getInt("disk_gb"),
            row.getInt("bandwidth_mbps"),
            row.getObject("measured_at", Instant.class)),
        row.getString("shortfalls"));
  }
}
