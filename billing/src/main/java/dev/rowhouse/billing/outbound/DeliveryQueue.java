package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.ReceiverId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of deliveries through their states. Who takes one moves its next time ahead by a lease:
 * should the taker die, it is due again then.
 */
@Repository
class DeliveryQueue {
  private final JdbcClient jdbc;

  DeliveryQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Enabled receivers for which something is due. */
  List<ReceiverId> waiting(Instant now) {
    return jdbc
        .sql(
            """
            SELECT DISTINCT d.receiver FROM billing_delivery d
            JOIN billing_receiver r ON r.id = d.receiver AND r.enabled
            WHERE d.state = 'PENDING' AND d.next_at <= ?
            """)
        .param(now)
        .query(String.class)
        .list()
        .stream()
        .map(ReceiverId::new)
        .toList();
  }

  /** The longest due delivery of a receiver; nobody else gets it before the lease ends. */
  @Transactional
  public Optional<DeliveryId> take(ReceiverId receiver, Instant now, Instant leaseEnd) {
    Optional<String> found =
        jdbc.sql(
                """
                SELECT id FROM billing_delivery
                WHERE receiver = ? AND state = 'PENDING' AND next_at <= ?
                ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            .params(receiver.value(), now)
            .query(String.class)
            .optional();
    found.ifPresent(id ->
        jdbc.sql("UPDATE billing_delivery SET next_at = ? WHERE id = ?")
            .params(leaseEnd, id)
            .update());
    return found.map(DeliveryId::new);
  }

  void delivered(DeliveryId id, Reply reply, Instant now) {
    jdbc.sql(
            """
            UPDATE billing_delivery SET state = 'DELIVERED', attempts = attempts + 1,
              status = ?, answer = ?, delivered_at = ?
            WHERE id = ? AND state = 'PENDING'
            """)
        .param(reply.status())
        .param(reply.text())
        .param(now)
        .param(id.value())
        .update();
  }

  void failed(DeliveryId id, Reply reply, DeliveryState state, Instant nextAt) {
    jdbc.sql(
            """
            UPDATE billing_delivery SET state = ?, attempts = attempts + 1,
              status = ?, answer = ?, next_at = ?
            WHERE id = ? AND state = 'PENDING'
            """)
        .param(state.name())
        .param(reply.status())
        .param(reply.text())
        .param(nextAt)
        .param(id.value())
        .update();
  }

  /** What was delivered or given up before the given time goes, at most so many at once. */
  int purge(Instant before, int limit) {
    int gone =
        jdbc.sql(
                """
                DELETE FROM billing_delivery
                WHERE created_at < ? AND state <> 'PENDING' LIMIT ?
                """)
            .params(before, limit)
            .update();
    jdbc.sql(
            """
            DELETE FROM billing_message WHERE created_at < ? AND NOT EXISTS
              (SELECT 1 FROM billing_delivery d WHERE d.message = billing_message.id) LIMIT ?
            """)
        .params(before, limit)
        .update();
    return gone;
  }
}
