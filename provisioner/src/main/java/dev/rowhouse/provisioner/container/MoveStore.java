package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.placement.Placed;
import dev.rowhouse.provisioner.wall.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of moves. Who takes a step holds the container's lease; clearing up may be done twice. */
@Component
class MoveStore {
  private static final String SELECT = "SELECT * FROM provisioner_move ";
  private final JdbcClient jdbc;

  MoveStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(MoveId id, Row row, NodeId target, String choice, Cause cause) {
    Address before = row.container().address();
    jdbc.sql(
            """
            INSERT INTO provisioner_move (id, container_id, source_id, target_id, holder, stage,
              source_ipv4, source_ipv6, actor, reason, choice, began_at, next_at)
            VALUES (:id, :container, :source, :target, :holder, 'PREPARING',
              :ipv4, :ipv6, :actor, :reason, :choice, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .param("id", id.value())
        .param("container", row.id().value())
        .param("source", row.node().value())
        .param("target", target.value())
        .param("holder", ContainerId.mint().value())
        .param("ipv4", before == null ? null : before.ipv4())
        .param("ipv6", before == null ? null : before.ipv6())
        .param("actor", Columns.cut(cause.actor(), 80))
        .param("reason", Columns.cut(cause.reason(), 255))
        .param("choice", choice)
        .update();
  }

  /** What is left of it on a node that is lost, to be removed if that ever comes back. */
  Move abandoned(Row row, Placed placed, boolean salvage, Cause cause) {
    MoveId id = MoveId.mint();
    insert(id, row, placed.node(), placed.reason(), cause);
    jdbc.sql(
            """
            UPDATE provisioner_move
            SET stage = 'CLEARING', salvage = :salvage, switched_at = UTC_TIMESTAMP(6)
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("salvage", salvage)
        .update();
    return find(id).orElseThrow();
  }

  Optional<Move> find(MoveId id) {
    return jdbc.sql(SELECT + "WHERE id = :id")
        .param("id", id.value())
        .query(MoveStore::read)
        .optional();
  }

  /** The newest first. */
  List<Move> of(ContainerId container, int limit) {
    return jdbc.sql(SELECT + "WHERE container_id = :id ORDER BY began_at DESC LIMIT :limit")
        .param("id", container.value())
        .param("limit", limit)
        .query(MoveStore::read)
        .list();
  }

  List<Move> unfinished(ContainerId container) {
    return jdbc.sql(SELECT + "WHERE container_id = :id AND stage NOT IN ('DONE', 'FAILED')")
        .param("id", container.value())
        .query(MoveStore::read)
        .list();
  }

  /** Nodes where something of its moves lies, or may lie: nothing of its name may come there. */
  Set<NodeId> littered(ContainerId container) {
    return unfinished(container).stream()
        .flatMap(move -> Stream.of(move.source(), move.target()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those whose traces are to be removed from one of the nodes. */
  List<Move> toClear(int limit) {
    return jdbc.sql(
            SELECT
                + """
                WHERE stage IN ('CLEARING', 'UNDOING') AND next_at <= UTC_TIMESTAMP(6)
                  AND (cleaner IS NULL OR cleaner_until <= UTC_TIMESTAMP(6))
                ORDER BY next_at LIMIT :limit
                """)
        .param("limit", limit)
        .query(MoveStore::read)
        .list();
  }

  /** False when it is not at this stage any more. */
  boolean advance(Move move, MoveStage to) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_move SET
                  stage = :to, tries = 0, problem = IF(:to = 'UNDOING', problem, NULL),
                  next_at = UTC_TIMESTAMP(6),
                  switched_at = IF(:to = 'CLEARING', UTC_TIMESTAMP(6), switched_at),
                  ended_at = IF(:to IN ('DONE', 'FAILED'), UTC_TIMESTAMP(6), ended_at)
                WHERE id = :id AND stage = :from
                """)
            .param("id", move.id().value())
            .param("from", move.stage().name())
            .param("to", to.name())
            .update();
  }

  void given(Move move, Lease lease) {
    jdbc.sql(
            """
            UPDATE provisioner_move SET network = :network, ipv4 = :ipv4, ipv6 = :ipv6
            WHERE id = :id
            """)
        .param("id", move.id().value())
        .param("network", lease.network())
        .param("ipv4", lease.address().ipv4())
        .param("ipv6", lease.address().ipv6())
        .update();
  }

  void copied(Move move) {
    jdbc.sql("UPDATE provisioner_move SET copied = TRUE WHERE id = :id")
        .param("id", move.id().value())
        .update();
  }

  void staged(Move move, boolean staged) {
    jdbc.sql("UPDATE provisioner_move SET staged = :staged WHERE id = :id")
        .param("id", move.id().value())
        .param("staged", staged)
        .update();
  }

  /**
   * One worker at a time clears up: what one has removed may come back with another move, and must
   * not be removed by one that was slow. False when another is at it, or it is done.
   */
  boolean take(Move move, String worker, Duration lease) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_move SET cleaner = :worker,
                  cleaner_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
                WHERE id = :id AND stage = :stage
                  AND (cleaner IS NULL OR cleaner = :worker OR cleaner_until <= UTC_TIMESTAMP(6))
                """)
            .param("id", move.id().value())
            .param("stage", move.stage().name())
            .param("worker", worker)
            .param("micros", lease.toNanos() / 1_000)
            .update();
  }

  /** Before each thing that is removed. False when another has taken over. */
  boolean hold(Move move, String worker, Duration lease) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_move
                SET cleaner_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
                WHERE id = :id AND stage = :stage AND cleaner = :worker
                  AND cleaner_until > UTC_TIMESTAMP(6)
                """)
            .param("id", move.id().value())
            .param("stage", move.stage().name())
            .param("worker", worker)
            .param("micros", lease.toNanos() / 1_000)
            .update();
  }

  void packed(Move move, boolean packed) {
    jdbc.sql("UPDATE provisioner_move SET packed = :packed WHERE id = :id")
        .param("id", move.id().value())
        .param("packed", packed)
        .update();
  }

  void stopped(Move move) {
    jdbc.sql(
            """
            UPDATE provisioner_move SET stopped_at = COALESCE(stopped_at, UTC_TIMESTAMP(6))
            WHERE id = :id
            """)
        .param("id", move.id().value())
        .update();
  }

  void bytes(Move move, long bytes) {
    jdbc.sql("UPDATE provisioner_move SET bytes = :bytes WHERE id = :id")
        .param("id", move.id().value())
        .param("bytes", bytes)
        .update();
  }

  void tried(Move move, String problem) {
    jdbc.sql("UPDATE provisioner_move SET tries = tries + 1, problem = :problem WHERE id = :id")
        .param("id", move.id().value())
        .param("problem", problem)
        .update();
  }

  /** From whatever stage under way: it stays where it was. */
  boolean undo(Move move, String problem) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_move
                SET stage = 'UNDOING', problem = :problem, next_at = UTC_TIMESTAMP(6)
                WHERE id = :id
                  AND stage IN ('PREPARING', 'COPYING', 'STOPPING', 'SENDING', 'STARTING')
                """)
            .param("id", move.id().value())
            .param("problem", problem)
            .update();
  }

  void end(Move move, MoveStage how) {
    jdbc.sql(
            """
            UPDATE provisioner_move SET stage = :how, ended_at = UTC_TIMESTAMP(6)
            WHERE id = :id AND stage NOT IN ('DONE', 'FAILED')
            """)
        .param("id", move.id().value())
        .param("how", how.name())
        .update();
  }

  String name(NodeId node) {
    return jdbc.sql("SELECT name FROM provisioner_node WHERE id = :id")
        .param("id", node.value())
        .query(String.class)
        .optional()
        .orElse(node.value());
  }

  /** Whether nothing can be left there any more. */
  boolean isGone(NodeId node) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM provisioner_node WHERE id = :id AND state NOT IN ('GONE')")
            .param("id", node.value())
            .query(Integer.class)
            .single()
        == 0;
  }

  /** Whether everything on it is being removed, or was. */
  boolean isWiped(NodeId node) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM provisioner_node
                WHERE id = :id AND state IN ('WIPING', 'GONE')
                """)
            .param("id", node.value())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** By the database's clock, which wrote the other end too. */
  Duration since(Instant past) {
    Instant now = jdbc.sql("SELECT UTC_TIMESTAMP(6)").query(Instant.class).single();
    return Duration.between(past, now);
  }

  /** What an undone one met on its way stays written down. */
  void clearLater(Move move, String worker, String why, Duration pause) {
    jdbc.sql(
            """
            UPDATE provisioner_move SET cleaner = NULL, cleaner_until = NULL,
              problem = IF(stage = 'CLEARING', :why, problem),
              next_at = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
            WHERE id = :id AND cleaner = :worker
            """)
        .param("id", move.id().value())
        .param("worker", worker)
        .param("why", why)
        .param("micros", pause.toNanos() / 1_000)
        .update();
  }

  static Move read(ResultSet set, int number) throws SQLException {
    return new Move(
        new MoveId(set.getString("id")),
        new ContainerId(set.getString("container_id")),
        new NodeId(set.getString("source_id")),
        new NodeId(set.getString("target_id")),
        new ContainerId(set.getString("holder")),
        MoveStage.valueOf(set.getString("stage")),
        set.getString("network"),
        address(set.getString("ipv4"), set.getString("ipv6")),
        address(set.getString("source_ipv4"), set.getString("source_ipv6")),
        set.getBoolean("copied"),
        set.getBoolean("staged"),
        set.getBoolean("packed"),
        set.getBoolean("salvage"),
        set.getLong("bytes"),
        set.getInt("tries"),
        set.getString("problem"),
        new Cause(set.getString("actor"), set.getString("reason")),
        set.getString("choice"),
        set.getObject("began_at", Instant.class),
        set.getObject("stopped_at", Instant.class),
        set.getObject("switched_at", Instant.class),
        set.getObject("ended_at", Instant.class));
  }

  private static @Nullable Address address(@Nullable String ipv4, @Nullable String ipv6) {
    return ipv4 == null ? null : new Address(ipv4, ipv6 == null ? "" : ipv6);
  }
}
