package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.MessageId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells an owner's own webhooks what happened. */
@Component
public class Outbound {
  static final Topic NEWS = new Topic("outbound");

  private final ReceiverStore receivers;
  private final DeliveryStore deliveries;
  private final JsonMapper json;
  private final Bell bell;
  private final Clock clock;

  Outbound(
      ReceiverStore receivers, DeliveryStore deliveries, JsonMapper json, Bell bell, Clock clock) {
    this.receivers = receivers;
    this.deliveries = deliveries;
    this.json = json;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Writes the news down in the running transaction, once for each receiver that wants it; workers
   * deliver it after the commit.
   *
   * @param type for example {@code tenant.ready}
   * @param data what Jackson can write; no secrets
   */
  @Transactional
  public void publish(OwnerId owner, String type, Map<String, ?> data) {
    List<Receiver> wanting =
        receivers.list(owner).stream().filter(r -> r.enabled() && r.wants(type)).toList();
    if (wanting.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("timestamp", now.toString());
    body.put("data", data);
    MessageId message = MessageId.mint();
    deliveries.insertMessage(message, owner, type, json.writeValueAsString(body), now);
    wanting.forEach(r -> deliveries.insert(message, r, now));
    bell.ring(NEWS);
  }

  /** Empties the news, delivered or not, in which this identifier stands. */
  @Transactional
  public void redact(OwnerId owner, String identifier) {
    deliveries.redact(owner, identifier);
  }
}
