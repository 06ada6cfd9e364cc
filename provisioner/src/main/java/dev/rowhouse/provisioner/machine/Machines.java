package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.NodeGone;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.NewNode;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All machines that were let in. */
@Component
public class Machines {
  private final MachineStore store;
  private final Authority authority;
  private final Nodes nodes;
  private final ObjectProvider<Visits> visits;
  private final Clock clock;

  Machines(
      MachineStore store,
      Authority authority,
      Nodes nodes,
      ObjectProvider<Visits> visits,
      Clock clock) {
    this.store = store;
    this.authority = authority;
    this.nodes = nodes;
    this.visits = visits;
    this.clock = clock;
  }

  @Unowned
  public Optional<Machine> find(MachineId id) {
    return store.find(id);
  }

  /** What this server of the market is; empty until it enrolled, and after it was revoked. */
  @Unowned
  public Optional<Machine> of(ServerId server) {
    return store.of(server);
  }

  /** What this node of the organization is; empty for a Docker host that was attached by hand. */
  public Optional<Machine> of(OrganizationId organization, NodeId node) {
    return nodes.find(organization, node).flatMap(found -> store.of(found.id()));
  }

  /**
   * What it has and how fast it is: the script's figures, and the engine's own word where it has
   * one. Only in a worker.
   *
   * @throws dev.rowhouse.provisioner.docker.EngineUnreachable when it does not answer
   */
  @Unowned
  public Survey measure(MachineId id) {
    return visits.getObject().measure(get(id));
  }

  /**
   * A machine of the market becomes a node of who rents it. Repeated, it gives the same node.
   *
   * @throws Rejected when it is a node already, revoked, or the name is taken
   */
  @Unowned
  @Transactional
  public Node attach(MachineId id, OrganizationId organization, String name, RentalId rental) {
    Machine machine = living(id);
    NodeId known = machine.node();
    if (known != null) {
      return nodes
          .find(organization, known)
          .filter(node -> rental.equals(node.rental()))
          .orElseThrow(() -> new Rejected("machine", "it is a node of another rental"));
    }
    Node node =
        nodes.attach(
            organization,
            new NewNode(
                name,
                machine.address(),
                authority.client(),
                machine.subnet4(),
                machine.subnet6(),
                machine.gateways(),
                machine.dataDir(),
                machine.region(),
                machine.server(),
                rental));
    store.node(id, node.id());
    return node;
  }

  /**
   * Removes everything that stands on it, containers, images, volumes, networks, data folders and
   * walls; its node, if it was one, is GONE then. Only in a worker; may be repeated.
   *
   * @return the proof: what was there, and what is there now
   * @throws NotEmpty when something is left
   * @throws dev.rowhouse.provisioner.docker.EngineUnreachable when it does not answer
   */
  @Unowned
  public String wipe(MachineId id) {
    return visits.getObject().wipe(get(id));
  }

  /**
   * It is not talked to any more and gets no other certificate. What stands on it goes on, out of
   * our reach.
   *
   * @throws NoSuchElementException when the organization has no such machine
   */
  @Transactional
  public void revoke(OrganizationId organization, NodeId node, String why) {
    revoke(of(organization, node).orElseThrow(), why);
  }

  /** As above, for machines of the market. */
  @Unowned
  @Transactional
  public void revoke(MachineId id, String why) {
    revoke(get(id), why);
  }

  private void revoke(Machine machine, String why) {
    NodeId node = machine.node();
    if (store.revoke(machine.id(), why, clock.instant()) && node != null) {
      nodes.sever(node, "its certificate was revoked: " + why);
    }
  }

  /** A server goes back to the market; an organization's own machine is given up with its node. */
  @EventListener
  @Transactional
  void gone(NodeGone event) {
    store.of(event.node()).ifPresent(this::released);
  }

  private void released(Machine machine) {
    if (machine.server() == null) {
      store.revoke(machine.id(), "its node was given up", clock.instant());
    } else {
      store.noNode(machine.id());
    }
  }

  private Machine get(MachineId id) {
    return store.find(id).orElseThrow(() -> new NoSuchElementException("no machine " + id.value()));
  }

  private Machine living(MachineId id) {
    Machine machine = get(id);
    if (machine.revokedAt() != null) {
      throw new Rejected("machine", "its certificate was revoked: " + machine.revokedWhy());
    }
    return machine;
  }
}
