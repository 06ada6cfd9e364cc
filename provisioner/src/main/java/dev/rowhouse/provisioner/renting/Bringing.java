package dev.rowhouse.provisioner.renting;

import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.provisioner.machine.Commands;
import dev.rowhouse.provisioner.machine.MachineLine;
import dev.rowhouse.provisioner.machine.Machines;
import dev.rowhouse.provisioner.machine.MintedToken;
import dev.rowhouse.provisioner.machine.Tokens;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A vendor brings the machine that it listed: one command on it, with a token for one use. */
@Component
public class Bringing {
  private static final Set<ServerState> ABSENT =
      Set.of(ServerState.LISTED, ServerState.VERIFYING, ServerState.BROKEN);

  private final Inventory inventory;
  private final Offers offers;
  private final Tokens tokens;
  private final Commands commands;
  private final Machines machines;
  private final Verifying verifying;

  Bringing(
      Inventory inventory,
      Offers offers,
      Tokens tokens,
      Commands commands,
      Machines machines,
      Verifying verifying) {
    this.inventory = inventory;
    this.offers = offers;
    this.tokens = tokens;
    this.commands = commands;
    this.machines = machines;
    this.verifying = verifying;
  }

  /**
   * What to type on the machine; holds a secret that is not shown again.
   *
   * @throws NotNow when the vendor has no such machine, or it is there already
   */
  public String command(VendorId vendor, ServerId id, String by) {
    return commands.enrol(token(vendor, id, by).secret());
  }

  /**
   * The token in that command, for who brings machines by a program.
   *
   * @throws NotNow as {@link #command}
   */
  public MintedToken token(VendorId vendor, ServerId id, String by) {
    Server server = get(vendor, id);
    if (!ABSENT.contains(server.state())) {
      throw new NotNow(server.label() + " is enrolled already");
    }
    return tokens.forServer(id, server.label(), offers.get(server.offer()).region(), by);
  }

  /**
   * The machine is taken away for good: it is not talked to any more, and cannot be rented before
   * another is enrolled for the server. Nothing where none is enrolled.
   *
   * @throws NotNow when the vendor has no such server, or somebody has a claim on it
   */
  @Transactional
  public void remove(VendorId vendor, ServerId id) {
    Server server = get(vendor, id);
    if (!server.state().free() && server.state() != ServerState.WITHDRAWN) {
      throw new NotNow("somebody rents " + server.label() + ", or is about to");
    }
    machines
        .of(id)
        .ifPresent(machine -> {
          if (server.state() == ServerState.AVAILABLE) {
            verifying.begin(id);
          }
          machines.revoke(machine.id(), "taken away by its vendor");
        });
  }

  /** What the machine said while it came, the oldest first. */
  public List<MachineLine> progress(VendorId vendor, ServerId id) {
    get(vendor, id);
    return tokens.of(id).map(token -> tokens.progress(token.id())).orElse(List.of());
  }

  private Server get(VendorId vendor, ServerId id) {
    return inventory
        .find(vendor, id)
        .orElseThrow(() -> new NotNow("no such server of yours"))
        .server();
  }
}
