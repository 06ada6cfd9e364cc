package dev.rowhouse.provisioner.renting;

import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.provisioner.machine.Commands;
import dev.rowhouse.provisioner.machine.MachineLine;
import dev.rowhouse.provisioner.machine.Tokens;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A vendor brings the machine that it listed: one command on it, with a token for one use. */
@Component
public class Bringing {
  private static final Set<ServerState> ABSENT =
      Set.of(ServerState.LISTED, ServerState.VERIFYING, ServerState.BROKEN);

  private final Inventory inventory;
  private final Offers offers;
  private final Tokens tokens;
  private final Commands commands;

  Bringing(Inventory inventory, Offers offers, Tokens tokens, Commands commands) {
    this.inventory = inventory;
    this.offers = offers;
    this.tokens = tokens;
    this.commands = commands;
  }

  /**
   * What to type on the machine; holds a secret that is not shown again.
   *
   * @throws NotNow when the vendor has no such machine, or it is there already
   */
  public String command(VendorId vendor, ServerId id, String by) {
    Server server = get(vendor, id);
    if (!ABSENT.contains(server.state())) {
      throw new NotNow(server.label() + " is enrolled already");
    }
    String region = offers.get(server.offer()).region();
    return commands.enrol(tokens.forServer(id, server.label(), region, by).secret());
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
