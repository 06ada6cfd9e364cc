package dev.rowhouse.provisioner.renting;

import dev.rowhouse.marketplace.RentalActivated;
import dev.rowhouse.marketplace.RentalPastDue;
import dev.rowhouse.marketplace.RentalReclaiming;
import dev.rowhouse.marketplace.RentalResumed;
import dev.rowhouse.marketplace.ServerToVerify;
import dev.rowhouse.marketplace.ServerToWipe;
import dev.rowhouse.provisioner.MachineEnrolled;
import dev.rowhouse.provisioner.moving.NodeDrained;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.renting.Chore.Kind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the market asks, in the transaction in which it asks. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MarketNews {
  private final Chores chores;
  private final Nodes nodes;

  MarketNews(Chores chores, Nodes nodes) {
    this.chores = chores;
    this.nodes = nodes;
  }

  @EventListener
  public void on(MachineEnrolled news) {
    news.server().ifPresent(server -> chores.add(Kind.ENROLLED, server.value()));
  }

  /** Nobody is left on a node: if it goes back, it need not wait for its deadline. */
  @EventListener
  public void on(NodeDrained news) {
    nodes
        .find(news.node())
        .map(Node::rental)
        .ifPresent(rental -> chores.add(Kind.DRAIN, rental.value()));
  }

  @EventListener
  public void on(ServerToVerify news) {
    chores.add(Kind.MEASURE, news.server().value());
  }

  @EventListener
  public void on(RentalActivated news) {
    chores.add(Kind.ATTACH, news.rental().value());
  }

  @EventListener
  public void on(RentalPastDue news) {
    chores.add(Kind.SIGNUPS, news.rental().value());
  }

  @EventListener
  public void on(RentalReclaiming news) {
    chores.add(Kind.DRAIN, news.rental().value());
  }

  @EventListener
  public void on(RentalResumed news) {
    chores.add(Kind.KEEP, news.rental().value());
  }

  @EventListener
  public void on(ServerToWipe news) {
    chores.add(Kind.WIPE, news.server().value());
  }
}
