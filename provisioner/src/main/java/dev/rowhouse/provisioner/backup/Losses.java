package dev.rowhouse.provisioner.backup;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Holdings;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose node is lost. */
@Component
public class Losses {
  private final LossStore store;
  private final Holdings holdings;

  Losses(LossStore store, Holdings holdings) {
    this.store = store;
    this.holdings = holdings;
  }

  /** Since when its node has not answered; empty while it does. */
  public Optional<Instant> since(OrganizationId owner, ContainerId container) {
    return store.awaySince(holdings.of(owner).get(container).id());
  }
}
