package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DecisionStore {
  private final JdbcClient jdbc;

  DecisionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(VendorId vendor, Decision decision) {
    jdbc.sql(
            """
            INSERT INTO marketplace_vendor_decision
              (vendor_id, from_state, to_state, reason, decided_by, decided_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        .params(
            vendor.value(),
            decision.from().name(),
            decision.to().name(),
            decision.reason(),
            decision.by(),
            decision.at())
        .update();
  }

  List<Decision> of(VendorId vendor) {
    return jdbc.sql("SELECT * FROM marketplace_vendor_decision WHERE vendor_id = ? ORDER BY id")
        .param(vendor.value())
        .query((row, _) ->
            new Decision(
                VendorState.valueOf(row.getString("from_state")),
                VendorState.valueOf(row.getString("to_state")),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getObject("decided_at", Instant.class)))
        .list();
  }
}
