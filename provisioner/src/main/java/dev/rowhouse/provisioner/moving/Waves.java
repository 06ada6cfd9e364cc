package dev.rowhouse.provisioner.moving;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sends containers off nodes that are drained, so many at a time, until nothing is left. */
@Component
@OnRole(Role.WORKER)
public class Waves {
  private static final Logger log = LoggerFactory.getLogger(Waves.class);

  /** How long one that could not leave is left in peace. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final DrainStore store;
  private final Moving moving;
  private final Containers containers;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final int width;

  Waves(
      DrainStore store,
      Moving moving,
      Containers containers,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Bell bell,
      @Value("${rowhouse.drain.at-once:4}") int width) {
    this.store = store;
    this.moving = moving;
    this.containers = containers;
    this.transaction = transaction;
    this.events = events;
    this.width = width;
    bell.listen(Draining.CHANGED, this::sweep);
    bell.listen(
        Routes.CHANGED, this::sweep); // somebody may have arrived: there is room for another
  }

  /** Returns how many were sent off, and how many nodes are empty now. */
  public synchronized int sweep() {
    store.abandon();
    return store.running().stream().mapToInt(this::go).sum();
  }

  private int go(NodeId node) {
    Cause cause = store.find(node).map(Drain::cause).orElseThrow();
    var why = new Cause(cause.actor(), "its node is drained: " + cause.reason());
    store.spares(node).forEach(spare -> containers.delete(spare, why));
    int free = Math.max(0, width - store.moving(node));
    int sent =
        (int) store.next(node, REST, free).stream().filter(id -> send(node, id, why)).count();
    return sent + (ended(node) ? 1 : 0);
  }

  private boolean send(NodeId node, ContainerId id, Cause why) {
    Optional<String> failure = store.failure(node, id, REST);
    if (failure.isPresent()) {
      store.stays(node, id, failure.get());
      return false;
    }
    try {
      moving.move(id, Optional.empty(), why);
      store.goes(node, id);
      return true;
    } catch (NoRoom | Rejected e) {
      store.stays(node, id, String.valueOf(e.getMessage()));
      return false;
    } catch (RuntimeException e) {
      log.warn("{} cannot be sent off {}", id.value(), node.value(), e);
      store.stays(node, id, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Containers that are gone, and what they left there too. */
  private boolean ended(NodeId node) {
    if (store.standing(node) > 0 || store.unfinished(node) > 0) {
      return false;
    }
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          boolean done = store.end(node, Drain.State.DONE);
          if (done) {
            events.publishEvent(new NodeDrained(node));
          }
          return done;
        }));
  }
}
