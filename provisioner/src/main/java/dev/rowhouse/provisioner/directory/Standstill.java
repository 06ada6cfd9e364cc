package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Holds a connection still: its directory changes one step at a time, and nobody signs in while it
 * does. So nobody slips in between being looked up and being put out.
 */
@Repository
class Standstill {
  private final JdbcClient jdbc;

  Standstill(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends. */
  void begin(ConnectionId connection) {
    jdbc.sql("SELECT id FROM provisioner_connection WHERE id = :id FOR UPDATE")
        .param("id", connection.value())
        .query(String.class)
        .optional();
  }
}
