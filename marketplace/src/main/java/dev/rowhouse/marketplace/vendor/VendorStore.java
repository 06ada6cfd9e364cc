package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class VendorStore {
  private final JdbcClient jdbc;

  VendorStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Vendor vendor) {
    jdbc.sql(
            """
            INSERT INTO marketplace_vendor
              (id, organization_id, name, country, state, terms_accepted_at, payout_hold_days,
               fee_bp, applied_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            vendor.id().value(),
            vendor.organization().value(),
            vendor.name(),
            vendor.country(),
            vendor.state().name(),
            vendor.termsAcceptedAt(),
            vendor.payoutHoldDays(),
            vendor.feeBasisPoints(),
            vendor.appliedAt())
        .update();
  }

  boolean move(VendorId id, VendorState from, VendorState to) {
    return jdbc.sql("UPDATE marketplace_vendor SET state = :to WHERE id = :id AND state = :from")
            .param("to", to.name())
            .param("id", id.value())
            .param("from", from.name())
            .update()
        == 1;
  }

  /** What an application says, again. */
  void rewrite(VendorId id, VendorDraft draft, Instant now) {
    jdbc.sql(
            """
            UPDATE marketplace_vendor
            SET name = ?, country = ?, terms_accepted_at = ?, applied_at = ? WHERE id = ?
            """)
        .params(draft.name(), draft.country(), now, now, id.value())
        .update();
  }

  void connect(VendorId id, Connected connected) {
    jdbc.sql(
            """
            UPDATE marketplace_vendor
            SET stripe_account = ?, capabilities = ?, account_gone_at = NULL WHERE id = ?
            """)
        .params(
            connected.account(),
            connected.capabilities().stream().sorted().collect(Collectors.joining(",")),
            id.value())
        .update();
  }

  void agree(VendorId id, int payoutHoldDays, int feeBasisPoints) {
    jdbc.sql("UPDATE marketplace_vendor SET payout_hold_days = ?, fee_bp = ? WHERE id = ?")
        .params(payoutHoldDays, feeBasisPoints, id.value())
        .update();
  }

  Optional<Vendor> find(VendorId id) {
    return jdbc.sql("SELECT * FROM marketplace_vendor WHERE id = ?")
        .param(id.value())
        .query(VendorStore::read)
        .optional();
  }

  Optional<Vendor> of(OrganizationId organization) {
    return jdbc.sql("SELECT * FROM marketplace_vendor WHERE organization_id = ?")
        .param(organization.value())
        .query(VendorStore::read)
        .optional();
  }

  List<Vendor> list(Optional<VendorState> state, Optional<VendorId> after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_vendor
            WHERE (:state = '' OR state = :state) AND id > :after ORDER BY id LIMIT :limit
            """)
        .param("state", state.map(VendorState::name).orElse(""))
        .param("after", after.map(VendorId::value).orElse(""))
        .param("limit", limit)
        .query(VendorStore::read)
        .list();
  }

  Map<VendorState, Long> counts() {
    Map<VendorState, Long> counts = new EnumMap<>(VendorState.class);
    jdbc.sql("SELECT state, COUNT(*) FROM marketplace_vendor GROUP BY state")
        .query(row -> {
          counts.put(VendorState.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  private static Vendor read(ResultSet row, int number) throws SQLException {
    return new Vendor(
        new VendorId(row.getString("id")),
        new OrganizationId(row.getString("organization_id")),
        row.getString("name"),
        row.getString("country"),
        VendorState.valueOf(row.getString("state")),
        row.getObject("terms_accepted_at", Instant.class),
        connected(row),
        row.getInt("payout_hold_days"),
        row.getInt("fee_bp"),
        row.getObject("applied_at", Instant.class));
  }

  private static Optional<Connected> connected(ResultSet row) throws SQLException {
    List<String> can = words(row.getString("capabilities"));
    List<String> due = words(row.getString("account_due"));
    Optional<String> disabled = Optional.ofNullable(row.getString("account_disabled"));
    Optional<Instant> gone = Optional.ofNullable(row.getObject("account_gone_at", Instant.class));
    return Optional.ofNullable(row.getString("stripe_account"))
        .map(id -> new Connected(id, Set.copyOf(can), due, disabled, gone));
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).filter(name -> !name.isEmpty()).toList();
  }
}
