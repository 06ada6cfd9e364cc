package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.machine.Machine;
import dev.rowhouse.provisioner.machine.Machines;
import dev.rowhouse.provisioner.machine.Survey;
import dev.rowhouse.provisioner.moving.Drain;
import dev.rowhouse.provisioner.moving.Draining;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The machines that really were enrolled, and the nodes that they are while somebody rents them.
 */
@Component
@OnRole(Role.WORKER)
class MachineYard implements Yard {
  private static final long GIB = 1L << 30;
  private static final long GB = 1_000_000_000;

  private final Machines machines;
  private final Nodes nodes;
  private final Residents residents;
  private final Draining draining;
  private final Leftovers leftovers;

  MachineYard(
      Machines machines, Nodes nodes, Residents residents, Draining draining, Leftovers leftovers) {
    this.machines = machines;
    this.nodes = nodes;
    this.residents = residents;
    this.draining = draining;
    this.leftovers = leftovers;
  }

  @Override
  public Optional<Measured> measure(ServerId server) {
    return machines.of(server).map(machine -> measured(machines.measure(machine.id())));
  }

  /** Memory in GiB and disks in GB, each rounded to the nearest, as vendors claim them. */
  private static Measured measured(Survey survey) {
    var specs = survey.specs();
    return new Measured(
        specs.cpu(),
        specs.cores(),
        survey.benchmark().cpuScore(),
        (int) ((specs.memoryBytes() + GIB / 2) / GIB),
        (int) ((specs.diskBytes() + GB / 2) / GB),
        survey.benchmark().networkMbps(),
        survey.at());
  }

  @Override
  public void attach(Rental rental) {
    Machine machine = machine(rental.server());
    if (node(rental.id()).isEmpty()) {
      machines.attach(machine.id(), rental.organization(), name(rental), rental.id());
    }
  }

  /** After what was rented; with a number where the organization has one of that name. */
  private String name(Rental rental) {
    String plain = rental.contract().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    List<String> taken = nodes.list(rental.organization()).stream().map(Node::name).toList();
    String name = plain;
    for (int number = 2; taken.contains(name); number++) {
      name = plain + "-" + number;
    }
    return name;
  }

  @Override
  public void takeTenants(Rental rental, boolean takes) {
    node(rental.id())
        .ifPresent(node -> {
          if (takes) {
            nodes.open(node.id());
          } else {
            nodes.close(node.id(), "its rent is not paid");
          }
        });
  }

  @Override
  public int drain(Rental rental) {
    return node(rental.id())
        .map(node -> {
          leave(node);
          return residents.on(node.id());
        })
        .orElse(0);
  }

  private void leave(Node node) {
    if (node.wanted() != NodeState.RECLAIMING) {
      nodes.move(node.id(), node.wanted(), NodeState.RECLAIMING, "its rental ends");
    }
    boolean goesOn =
        draining
            .progress(node.id())
            .filter(drain -> drain.state() == Drain.State.RUNNING)
            .isPresent();
    if (!goesOn) {
      draining.begin(node.id(), Cause.clock("its rental ends"));
    }
  }

  @Override
  public int export(ServerId server, Instant since) {
    return node(server).map(node -> leftovers.export(node.id(), since)).orElse(0);
  }

  @Override
  public Optional<RentalId> leftBy(ServerId server) {
    return node(server)
        .filter(node -> residents.on(node.id()) > 0)
        .flatMap(node -> Optional.ofNullable(node.rental()));
  }

  @Override
  public int rehouse(RentalId rental, Instant now) {
    return leftovers.rehouse(rental, now);
  }

  @Override
  public void keep(Rental rental) {
    node(rental.id())
        .filter(node -> node.wanted() == NodeState.RECLAIMING)
        .ifPresent(node -> {
          boolean canceled = draining.cancel(node.id(), Cause.clock("its rental goes on"));
          if (!canceled) {
            nodes.move(node.id(), NodeState.RECLAIMING, NodeState.READY, "its rental goes on");
          }
        });
  }

  @Override
  public String wipe(ServerId server) {
    return machines.wipe(machine(server).id());
  }

  @Override
  public List<Watched> watched() {
    return nodes.all().stream()
        .filter(node -> node.server() != null && node.rental() != null)
        .filter(node -> node.wanted() != NodeState.WIPING)
        .map(MachineYard::watched)
        .toList();
  }

  private static Watched watched(Node node) {
    ServerId server = Objects.requireNonNull(node.server());
    return new Watched(server, Optional.ofNullable(node.lostAt()));
  }

  private Machine machine(ServerId server) {
    return machines
        .of(server)
        .orElseThrow(
            () -> new IllegalStateException("no machine is enrolled for " + server.value()));
  }

  private Optional<Node> node(ServerId server) {
    return nodes.all().stream().filter(node -> server.equals(node.server())).findFirst();
  }

  private Optional<Node> node(RentalId rental) {
    return nodes.all().stream().filter(node -> rental.equals(node.rental())).findFirst();
  }
}
