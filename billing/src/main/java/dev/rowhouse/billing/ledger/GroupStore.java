package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GroupStore {
  private final JdbcClient jdbc;

  GroupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the key, or the reversal of the group, is there already. */
  boolean insert(Group group) {
    try {
      insertHead(group);
    } catch (DuplicateKeyException e) {
      return false;
    }
    Posting posting = group.posting();
    for (int line = 0; line < posting.entries().size(); line++) {
      insert(group.id(), line, posting.bookedAt(), posting.entries().get(line));
    }
    return true;
  }

  private void insertHead(Group group) {
    Posting posting = group.posting();
    jdbc.sql(
            """
            INSERT INTO billing_ledger_group
              (id, posting_key, memo, booked_at, created_at, reverses)
            VALUES (:id, :key, :memo, :booked, :created, :reverses)
            """)
        .param("id", group.id().value())
        .param("key", posting.key())
        .param("memo", posting.memo())
        .param("booked", posting.bookedAt())
        .param("created", group.createdAt())
        .param("reverses", group.reverses().map(GroupId::value).orElse(null))
        .update();
  }

  private void insert(GroupId group, int line, Instant bookedAt, Entry entry) {
    jdbc.sql(
            """
            INSERT INTO billing_ledger_entry
              (group_id, line, account, holder, currency, minor, booked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            group.value(),
            line,
            entry.account().name(),
            entry.holder(),
            entry.amount().currency().getCurrencyCode(),
            entry.amount().minor(),
            bookedAt)
        .update();
  }

  Optional<Group> find(String key) {
    return one("posting_key = ?", key);
  }

  Optional<Group> reversalOf(GroupId group) {
    return one("reverses = ?", group.value());
  }

  List<Group> list(Optional<GroupId> before, int limit) {
    return jdbc
        .sql("SELECT * FROM billing_ledger_group WHERE id < ? ORDER BY id DESC LIMIT ?")
        .params(before.map(GroupId::value).orElse("grp_~"), limit)
        .query(Row.class)
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  private Optional<Group> one(String condition, String value) {
    return jdbc.sql("SELECT * FROM billing_ledger_group WHERE " + condition)
        .param(value)
        .query(Row.class)
        .optional()
        .map(this::whole);
  }

  private List<Entry> entries(String group) {
    return jdbc.sql("SELECT * FROM billing_ledger_entry WHERE group_id = ? ORDER BY line")
        .param(group)
        .query((row, _) ->
            new Entry(
                Account.valueOf(row.getString("account")),
                row.getString("holder"),
                Money.of(row.getLong("minor"), row.getString("currency"))))
        .list();
  }

  /** Its connection is given back before its entries are asked for. */
  private record Row(
      String id,
      String postingKey,
      String memo,
      Instant bookedAt,
      Instant createdAt,
      @Nullable String reverses) {}

  private Group whole(Row row) {
    return new Group(
        new GroupId(row.id()),
        new Posting(row.postingKey(), row.memo(), row.bookedAt(), entries(row.id())),
        row.createdAt(),
        Optional.ofNullable(row.reverses()).map(GroupId::new));
  }
}
