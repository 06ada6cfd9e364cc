package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the books, to look at: by account, by holder, page by page. */
@Unowned
@Repository
public class Entries {
  private final JdbcClient jdbc;
  private final Ledger ledger;

  Entries(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  /** The last line of a page, which the next one begins after. */
  public record Cursor(GroupId group, int line) {}

  /** Newest group first, after the cursor; at most 200 lines, all holders where it is empty. */
  public List<BookedEntry> of(Account account, String holder, Optional<Cursor> after, int limit) {
    return jdbc.sql(
            """
            SELECT e.*, g.posting_key, g.memo FROM billing_ledger_entry e
            JOIN billing_ledger_group g ON g.id = e.group_id
            WHERE e.account = :account AND (:holder = '' OR e.holder = :holder)
              AND (e.group_id < :group OR e.group_id = :group AND e.line > :line)
            ORDER BY e.group_id DESC, e.line LIMIT :limit
            """)
        .param("account", account.name())
        .param("holder", holder)
        .param("group", after.map(cursor -> cursor.group().value()).orElse("grp_~"))
        .param("line", after.map(Cursor::line).orElse(-1))
        .param("limit", Math.clamp(limit, 1, 200))
        .query(Entries::read)
        .list();
  }

  /** Whose parts an account has, the largest first; at most 200. */
  public List<HolderBalance> holders(Account account) {
    return jdbc.sql(
            """
            SELECT holder, currency, SUM(minor) AS minor, COUNT(*) AS entries
            FROM billing_ledger_entry WHERE account = ?
            GROUP BY holder, currency ORDER BY ABS(SUM(minor)) DESC, holder LIMIT 200
            """)
        .param(account.name())
        .query((row, _) ->
            new HolderBalance(
                row.getString("holder"),
                Money.of(row.getLong("minor"), row.getString("currency")),
                row.getLong("entries")))
        .list();
  }

  /** What was booked last, the newest first; at most 200. */
  public List<BookedGroup> groups(int limit) {
    return jdbc.sql("SELECT * FROM billing_ledger_group ORDER BY id DESC LIMIT ?")
        .param(Math.clamp(limit, 1, 200))
        .query((row, _) -> group(row, List.of()))
        .list();
  }

  /** A group as it stands, also where somebody wrote past the ledger and it does not balance. */
  public Optional<BookedGroup> group(GroupId id) {
    return jdbc.sql("SELECT * FROM billing_ledger_group WHERE id = ?")
        .param(id.value())
        .query((row, _) -> group(row, entries(id)))
        .optional();
  }

  /** The group that took this one back. */
  public Optional<GroupId> reversalOf(GroupId id) {
    return jdbc.sql("SELECT id FROM billing_ledger_group WHERE reverses = ?")
        .param(id.value())
        .query(String.class)
        .optional()
        .map(GroupId::new);
  }

  private List<Entry> entries(GroupId id) {
    return jdbc.sql("SELECT * FROM billing_ledger_entry WHERE group_id = ? ORDER BY line")
        .param(id.value())
        .query((row, _) -> entry(row))
        .list();
  }

  private static BookedGroup group(ResultSet row, List<Entry> entries) throws SQLException {
    return new BookedGroup(
        new GroupId(row.getString("id")),
        row.getString("posting_key"),
        row.getString("memo"),
        row.getObject("booked_at", Instant.class),
        row.getObject("created_at", Instant.class),
        Optional.ofNullable(row.getString("reverses")).map(GroupId::new),
        entries);
  }

  /** One for each currency that was ever booked; each sums to zero. */
  public List<Trial> trials(Instant bookedUpTo) {
    List<Balance> all = ledger.trialBalance(bookedUpTo);
    return all.stream()
        .map(each -> each.amount().currency())
        .distinct()
        .map(currency -> Trial.of(currency, all))
        .toList();
  }

  private static BookedEntry read(ResultSet row, int number) throws SQLException {
    return new BookedEntry(
        new GroupId(row.getString("group_id")),
        row.getInt("line"),
        row.getString("posting_key"),
        row.getString("memo"),
        row.getObject("booked_at", Instant.class),
        entry(row));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        Account.valueOf(row.getString("account")),
        row.getString("holder"),
        Money.of(row.getLong("minor"), row.getString("currency")));
  }
}
