package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.ServerToWipe;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removing what a renter left, with proof, before anybody else gets the machine. */
@Unowned
@Component
public class Wiping {
  private final Servers servers;
  private final ApplicationEventPublisher publisher;

  Wiping(Servers servers, ApplicationEventPublisher publisher) {
    this.servers = servers;
    this.publisher = publisher;
  }

  /** Publishes {@link ServerToWipe}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(ServerId id, String cause) {
    servers.move(id, ServerState.RECLAIMING, ServerState.WIPING, cause);
    publisher.publishEvent(new ServerToWipe(id));
  }

  /**
   * Back to the market, or to its vendor if it is leaving.
   *
   * @param proof what was removed and how that was checked; kept for good
   */
  @Transactional
  public void wiped(ServerId id, String proof) {
    Rejected.unless(!proof.isBlank(), "proof", "a wipe needs proof");
    boolean leaving = servers.get(id).leaving();
    ServerState to = leaving ? ServerState.WITHDRAWN : ServerState.AVAILABLE;
    servers.move(id, ServerState.WIPING, to, proof);
  }

  /**
   * Tries again what failed; publishes {@link ServerToWipe}.
   *
   * @throws NotNow when nothing of a renter is left on it
   */
  @Transactional
  public void again(ServerId id, String cause) {
    if (!servers.unwiped(id)) {
      throw new NotNow("nothing of a renter is left to wipe");
    }
    servers.move(id, ServerState.BROKEN, ServerState.WIPING, cause);
    publisher.publishEvent(new ServerToWipe(id));
  }

  /** It cannot be wiped: nobody gets it until it was verified again. */
  @Transactional
  public void failed(ServerId id, String why) {
    servers.move(id, ServerState.WIPING, ServerState.BROKEN, why);
  }
}
