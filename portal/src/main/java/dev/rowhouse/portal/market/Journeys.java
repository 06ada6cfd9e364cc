package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.provisioner.moving.Drain;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far a server is on its way; each step is told from what really is. */
@Component
class Journeys {
  private static final String MOVING = "To your other nodes, with their data.";

  /** From the payment to a node that takes tenants; empty once it does. */
  List<Journey> in(Rental rental, @Nullable Node node) {
    boolean waits = rental.state().unpaid();
    if (!waits && rental.state() != RentalState.ACTIVE) {
      return List.of();
    }
    boolean attached = node != null;
    boolean ready = node != null && node.state() != NodeState.ENROLLING;
    if (ready) {
      return List.of();
    }
    return chain(
        new Journey(
            "Paid",
            waits ? "Waits for Stripe’s word on your payment." : "Stripe told us.",
            !waits,
            false),
        new Journey("The server is yours", "Nobody else can rent it.", !waits, false),
        new Journey(
            "It becomes a node",
            "Its machine is attached to your organization over mutual TLS.",
            attached,
            false),
        new Journey(
            "It is ready", "A worker reaches it and finds out what it can do.", false, false));
  }

  /** From the end of the contract to the market; empty before it began. */
  List<Journey> out(Rental rental, @Nullable Node node, Optional<Drain> drain) {
    boolean draining = rental.state() == RentalState.RECLAIMING;
    if (!draining && rental.state() != RentalState.ENDED) {
      return List.of();
    }
    return chain(
        new Journey("Canceled", "No further payments are taken.", true, false),
        new Journey(
            "Tenants move out",
            draining ? drain.map(Journeys::told).orElse(MOVING) : "Nobody is left on it.",
            !draining,
            false),
        new Journey(
            "The server is wiped",
            "All that was yours is removed, and looked for once more.",
            !draining && node == null,
            false));
  }

  /** How many are out, and who cannot leave and why. */
  private static String told(Drain drain) {
    String count = "%d of %d are out. ".formatted(drain.gone(), drain.total());
    Stream<String> stays =
        drain.stays().stream().map(each -> each.name() + " cannot leave yet: " + ended(each.why()));
    Stream<String> traces =
        drain.traces().stream()
            .map(each -> "Of " + each.name() + " something is left: " + ended(each.why()));
    return count + Stream.concat(stays, traces).collect(Collectors.joining(" "));
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** The first that is not done is what is waited for. */
  private static List<Journey> chain(Journey... steps) {
    List<Journey> all = new ArrayList<>();
    boolean open = true;
    for (Journey step : steps) {
      boolean done = open && step.done();
      all.add(new Journey(step.title(), step.words(), done, open && !done));
      open = done;
    }
    return all;
  }
}
