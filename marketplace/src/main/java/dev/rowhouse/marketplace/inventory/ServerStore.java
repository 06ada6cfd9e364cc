package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServerStore {
  private final JdbcClient jdbc;

  ServerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the vendor has a machine of that label already. */
  boolean insert(Server server) {
    Specs specs = server.claimed();
    try {
      jdbc.sql(
              """
              INSERT INTO marketplace_server
                (id, offer_id, vendor_id, label, state, cpu, cores, score, ram_gb, disks, disk_gb,
                 bandwidth_mbps, listed_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              server.id().value(),
              server.offer().value(),
              server.vendor().value(),
              server.label(),
              server.state().name(),
              specs.cpu(),
              specs.cores(),
              specs.score(),
              specs.ramGb(),
              specs.disks(),
              specs.diskGb(),
              specs.bandwidthMbps(),
              server.listedAt())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  boolean move(ServerId id, ServerState from, ServerState to) {
    return jdbc.sql("UPDATE marketplace_server SET state = :to WHERE id = :id AND state = :from")
            .param("to", to.name())
            .param("id", id.value())
            .param("from", from.name())
            .update()
        == 1;
  }

  /** A free one that nobody else is looking at, locked; empty when all are taken or looked at. */
  Optional<ServerId> unlooked(OfferId offer) {
    return one(offer, "FOR UPDATE SKIP LOCKED");
  }

  /** Waits for those who look; then one that they left, locked. */
  Optional<ServerId> left(OfferId offer) {
    return one(offer, "FOR UPDATE");
  }

  private Optional<ServerId> one(OfferId offer, String lock) {
    return jdbc.sql(
            """
            SELECT id FROM marketplace_server
            WHERE offer_id = ? AND state = 'AVAILABLE' AND NOT leaving LIMIT 1
            """
                + lock)
        .param(offer.value())
        .query(String.class)
        .optional()
        .map(ServerId::new);
  }

  void leave(ServerId id, boolean leaving) {
    jdbc.sql("UPDATE marketplace_server SET leaving = ? WHERE id = ?")
        .params(leaving, id.value())
        .update();
  }

  void verifyBy(ServerId id, @Nullable Instant deadline) {
    jdbc.sql("UPDATE marketplace_server SET verify_by = ? WHERE id = ?")
        .params(java.util.Arrays.asList(deadline, id.value()))
        .update();
  }

  List<ServerId> unverified(Instant now) {
    return jdbc
        .sql(
            """
            SELECT id FROM marketplace_server
            WHERE verify_by <= ? AND state = 'VERIFYING' ORDER BY verify_by LIMIT 100
            """)
        .param(now)
        .query(String.class)
        .list()
        .stream()
        .map(ServerId::new)
        .toList();
  }

  Optional<Server> find(ServerId id) {
    return jdbc.sql("SELECT * FROM marketplace_server WHERE id = ?")
        .param(id.value())
        .query(ServerStore::read)
        .optional();
  }

  Optional<Server> locked(ServerId id) {
    return jdbc.sql("SELECT * FROM marketplace_server WHERE id = ? FOR UPDATE")
        .param(id.value())
        .query(ServerStore::read)
        .optional();
  }

  List<Server> of(OfferId offer) {
    return jdbc.sql("SELECT * FROM marketplace_server WHERE offer_id = ? ORDER BY id")
        .param(offer.value())
        .query(ServerStore::read)
        .list();
  }

  List<Server> of(VendorId vendor) {
    return jdbc.sql("SELECT * FROM marketplace_server WHERE vendor_id = ? ORDER BY id")
        .param(vendor.value())
        .query(ServerStore::read)
        .list();
  }

  List<Server> list(Optional<ServerState> state, Optional<ServerId> after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_server
            WHERE (:state = '' OR state = :state) AND id > :after ORDER BY id LIMIT :limit
            """)
        .param("state", state.map(ServerState::name).orElse(""))
        .param("after", after.map(ServerId::value).orElse(""))
        .param("limit", limit)
        .query(ServerStore::read)
        .list();
  }

  List<Server> list(
      Optional<ServerState> state, Optional<VendorId> vendor, Optional<ServerId> after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_server
            WHERE (:state = '' OR state = :state) AND (:vendor = '' OR vendor_id = :vendor)
              AND id > :after
            ORDER BY id LIMIT :limit
            """)
        .param("state", state.map(ServerState::name).orElse(""))
        .param("vendor", vendor.map(VendorId::value).orElse(""))
        .param("after", after.map(ServerId::value).orElse(""))
        .param("limit", limit)
        .query(ServerStore::read)
        .list();
  }

  Map<ServerState, Long> counts() {
    Map<ServerState, Long> counts = new EnumMap<>(ServerState.class);
    jdbc.sql("SELECT state, COUNT(*) FROM marketplace_server GROUP BY state")
        .query(row -> {
          counts.put(ServerState.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  static Specs specs(ResultSet row) throws SQLException {
    return new Specs(
        row.getString("cpu"),
        row.getInt("cores"),
        row.getInt("score"),
        row.getInt("ram_gb"),
        row.getString("disks"),
        row.getInt("disk_gb"),
        row.getInt("bandwidth_mbps"));
  }

  private static Server read(ResultSet row, int number) throws SQLException {
    return new Server(
        new ServerId(row.getString("id")),
        new OfferId(row.getString("offer_id")),
        new VendorId(row.getString("vendor_id")),
        row.getString("label"),
        ServerState.valueOf(row.getString("state")),
        row.getBoolean("leaving"),
        specs(row),
        row.getObject("listed_at", Instant.class));
  }
}
