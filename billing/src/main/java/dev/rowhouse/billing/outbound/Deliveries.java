package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Unowned;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was sent to receivers, what waits and what was given up. */
@Component
public class Deliveries {
  private final DeliveryStore store;
  private final Bell bell;
  private final Clock clock;

  Deliveries(DeliveryStore store, Bell bell, Clock clock) {
    this.store = store;
    this.bell = bell;
    this.clock = clock;
  }

  /** Newest first, without payloads; at most 200. */
  public List<Delivery> list(DeliveryFilter filter, Optional<DeliveryId> before, int limit) {
    return store.list(filter, before, Math.clamp(limit, 1, 200));
  }

  @Unowned
  public Optional<Delivery> find(DeliveryId id) {
    return store.find(id);
  }

  /** Only when it is the owner's. */
  public Optional<Delivery> find(OwnerId owner, DeliveryId id) {
    return store.find(owner, id);
  }

  /** Sends it again from the start, whatever became of it; false when there is none. */
  @Unowned
  public boolean replay(DeliveryId id) {
    boolean known = store.replay(id, clock.instant());
    bell.ring(Outbound.NEWS);
    return known;
  }

  /** Sends all again that were given up, at most so many; how many there were. For operators. */
  @Unowned
  public int replayDead(int most) {
    int count = store.replayDead(most, clock.instant());
    bell.ring(Outbound.NEWS);
    return count;
  }

  /** As {@link #replay(DeliveryId)}, only when it is the owner's. */
  public boolean replay(OwnerId owner, DeliveryId id) {
    return store.find(owner, id).map(delivery -> replay(delivery.id())).orElse(false);
  }

  /** How many deliveries stand where, over all owners. */
  public Map<DeliveryState, Long> counts() {
    return store.counts();
  }
}
