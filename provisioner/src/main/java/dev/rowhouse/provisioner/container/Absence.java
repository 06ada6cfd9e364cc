package dev.rowhouse.provisioner.container;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a container whose node does not answer now, and what becomes of it. Read beside
 * its row, so that lists tell it as soon as the node is seen to be away.
 */
public final class Absence {
  /** Who is made again by itself: {@code c} is its container, {@code %s} its node. */
  public static final String RESCUED =
      """
      (EXISTS (SELECT 1 FROM provisioner_backup_policy q WHERE q.project_id = c.project_id)
        OR EXISTS (SELECT 1 FROM provisioner_backup q WHERE q.container_id = c.id
          AND q.state = 'DONE' AND q.began_at > %s.lost_at - INTERVAL 1 DAY))
      """;

  public static final String COLUMNS =
      """
      , away.name AS away_name, away.lost_at AS away_since,
        IF(away.id IS NULL, NULL, (SELECT MAX(k.began_at) FROM provisioner_backup k
          WHERE k.container_id = c.id AND k.state = 'DONE')) AS away_kept,
        IF(away.id IS NULL, NULL, %s) AS away_rescued
      """
          .formatted(RESCUED.formatted("away"));

  public static final String JOIN =
      """
      LEFT JOIN provisioner_node away ON away.id = c.node_id AND away.lost_at IS NOT NULL
        AND away.state NOT IN ('WIPING', 'GONE') AND c.observed <> 'DELETED'
      """;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Absence() {}

  /** As people read it in a timeline: {@code 21 Nov 15:24:50 UTC}. */
  public static String moment(Instant at) {
    return TIME.format(at) + " UTC";
  }

  /** Instead of what its worker waits for; that stays when its node answers. */
  public static @Nullable String words(ResultSet row, @Nullable String otherwise)
      throws SQLException {
    Instant since = row.getObject("away_since", Instant.class);
    if (since == null) {
      return otherwise;
    }
    return "Its node %s has not answered since %s. %s"
        .formatted(
            row.getString("away_name"),
            moment(since),
            outlook(row.getObject("away_kept", Instant.class), row.getBoolean("away_rescued")));
  }

  private static String outlook(@Nullable Instant kept, boolean rescued) {
    if (kept == null) {
      return "Nothing is kept of it, so it waits for its node and is never made empty.";
    }
    String when = moment(kept);
    return rescued
        ? "If that lasts, it is made again on another node as it was at %s.".formatted(when)
        : "It waits for its node; what is kept of it is of %s, and it can be restored from that."
            .formatted(when);
  }
}
