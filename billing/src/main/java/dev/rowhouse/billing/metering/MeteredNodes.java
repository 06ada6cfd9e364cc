package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.id.Unowned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nodes whose months are closed. Who knows the nodes themselves introduces them here. */
@Component
public class MeteredNodes {
  private final MeteredNodeStore store;

  MeteredNodes(MeteredNodeStore store) {
    this.store = store;
  }

  /** New, or by another name now, or ended; when its months began stays as it was first told. */
  @Unowned
  public void meet(MeteredNode node) {
    store.upsert(node);
  }

  /** It is gone; nothing happens when that is known already. */
  @Unowned
  public void end(String node, Instant at) {
    store.end(node, at);
  }

  @Unowned
  public List<MeteredNode> all() {
    return store.all();
  }

  /** Those that are gone too. */
  public List<MeteredNode> of(OwnerId owner) {
    return store.of(owner);
  }

  public Optional<MeteredNode> find(OwnerId owner, String node) {
    return store.find(node).filter(found -> found.owner().equals(owner));
  }
}
