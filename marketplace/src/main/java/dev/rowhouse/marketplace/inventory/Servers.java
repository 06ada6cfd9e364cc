package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All machines of all vendors. Every step of theirs goes through here. */
@Component
public class Servers {
  /** Rung when one of them is in another state. */
  public static final Topic CHANGED = new Topic("servers");

  private final ServerStore store;
  private final ChangeStore changes;
  private final Bell bell;
  private final Clock clock;

  Servers(ServerStore store, ChangeStore changes, Bell bell, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.bell = bell;
    this.clock = clock;
  }

  @Unowned
  public Optional<Server> find(ServerId id) {
    return store.find(id);
  }

  /**
   * @throws NoSuchElementException when there is none
   */
  @Unowned
  public Server get(ServerId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no server " + id.value()));
  }

  /**
   * As it is until the transaction ends: who takes it away and who pays for it wait for one
   * another.
   *
   * @throws NoSuchElementException when there is none
   */
  @Unowned
  @Transactional(propagation = Propagation.MANDATORY)
  public Server lock(ServerId id) {
    return store
        .locked(id)
        .orElseThrow(() -> new NoSuchElementException("no server " + id.value()));
  }

  public List<Server> of(VendorId vendor) {
    return store.of(vendor);
  }

  /** In the order of their making, after the given one; all states where none is given. */
  @Unowned
  public List<Server> list(Optional<ServerState> state, Optional<ServerId> after, int limit) {
    return store.list(state, after, Math.clamp(limit, 1, 200));
  }

  /** Oldest first. */
  @Unowned
  public List<Change> history(ServerId id) {
    return changes.of(id);
  }

  /** How many there are in each state; states without any are left out. */
  @Unowned
  public Map<ServerState, Long> counts() {
    return store.counts();
  }

  /** Those of one vendor where one is given, by state where one is given; after the given one. */
  @Unowned
  public List<Server> list(
      Optional<ServerState> state, Optional<VendorId> vendor, Optional<ServerId> after, int limit) {
    return store.list(state, vendor, after, Math.clamp(limit, 1, 200));
  }

  /** Whether it broke before what its last renter left was wiped. */
  @Unowned
  public boolean unwiped(ServerId id) {
    return changes.unwiped(id);
  }

  /** All of those; at most 200. */
  @Unowned
  public List<ServerId> unwiped() {
    return changes.unwiped();
  }

  /**
   * Takes a free server of the offer for a renter; empty when there is none.
   *
   * <p>Who comes to a server that another is just looking at goes on to the next. Only who finds
   * nothing else waits for the others, so that nobody is told "taken" of what is given back.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<ServerId> take(OfferId offer, String cause) {
    Optional<ServerId> found = store.unlooked(offer).or(() -> store.left(offer));
    found.ifPresent(id -> move(id, ServerState.AVAILABLE, ServerState.HELD, cause));
    return found;
  }

  /** Whether it was free; then it is the renter's. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean take(ServerId id, String cause) {
    return tryMove(id, ServerState.AVAILABLE, ServerState.HELD, cause);
  }

  /**
   * @throws NotNow when it was not in that state
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void move(ServerId id, ServerState from, ServerState to, String cause) {
    if (!tryMove(id, from, to, cause)) {
      throw new NotNow("server %s is not %s any more".formatted(id.value(), from));
    }
  }

  /** False, and nothing happened, when it was not in that state. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean tryMove(ServerId id, ServerState from, ServerState to, String cause) {
    if (!from.next().contains(to)) {
      throw new NotNow("a server that is %s cannot become %s".formatted(from, to));
    }
    boolean moved = store.move(id, from, to);
    if (moved) {
      changes.insert(id, new Change(from, to, cause, clock.instant()));
      bell.ring(CHANGED);
    }
    return moved;
  }

  /** Not offered again once it is free. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void leave(ServerId id) {
    store.leave(id, true);
  }
}
