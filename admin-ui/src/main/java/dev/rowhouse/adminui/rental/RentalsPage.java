package dev.rowhouse.adminui.rental;

import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.rental.Canceling;
import dev.rowhouse.marketplace.rental.Dunning;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Contracts by state; one with payments, refunds and deadlines; who is on which step of dunning.
 */
@Controller
class RentalsPage {
  private static final int PAGE = 100;

  /** What should have happened so long ago is late. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private final Rentals rentals;
  private final Dunning dunning;
  private final Canceling canceling;
  private final Vendors vendors;
  private final Servers servers;
  private final Nodes nodes;
  private final Clock clock;

  RentalsPage(
      Rentals rentals,
      Dunning dunning,
      Canceling canceling,
      Vendors vendors,
      Servers servers,
      Nodes nodes,
      Clock clock) {
    this.rentals = rentals;
    this.dunning = dunning;
    this.canceling = canceling;
    this.vendors = vendors;
    this.servers = servers;
    this.nodes = nodes;
    this.clock = clock;
  }

  @GetMapping("/rentals")
  String list(
      @RequestParam(defaultValue = "ACTIVE") RentalState state,
      @RequestParam @Nullable RentalId after,
      Model model) {
    ByState.show(model, "rentals", state, rentals.counts());
    model.addAttribute(
        "rentals", rentals.list(Optional.of(state), Optional.ofNullable(after), PAGE));
    model.addAttribute("late", rentals.late(clock.instant().minus(LATE)));
    return "rental/list";
  }

  @GetMapping("/rentals/{id}")
  String show(@PathVariable RentalId id, Model model) {
    Rental rental =
        rentals.find(id).orElseThrow(() -> new NoSuchElementException("no such rental"));
    model.addAttribute("section", "rentals");
    model.addAttribute("rental", rental);
    model.addAttribute("vendor", vendors.get(rental.contract().vendor()));
    model.addAttribute("server", servers.get(rental.server()));
    model.addAttribute("node", node(rental).orElse(null));
    model.addAttribute("payments", rentals.payments(rental));
    model.addAttribute("refunds", rentals.refunds(rental));
    model.addAttribute("deadlines", rentals.deadlines(rental));
    model.addAttribute("dates", dunning.dates(rental));
    model.addAttribute("history", rentals.history(rental).reversed());
    model.addAttribute("now", clock.instant());
    model.addAttribute("forgivable", forgivable(rental));
    model.addAttribute("goes", rental.state().running() ? goes(rental) : List.of());
    return "rental/page";
  }

  @GetMapping("/dunning")
  String dunning(@RequestParam @Nullable RentalId after, Model model) {
    var found = rentals.list(Optional.of(RentalState.PAST_DUE), Optional.ofNullable(after), PAGE);
    model.addAttribute("section", "dunning");
    model.addAttribute("late", found.stream().map(this::overdue).toList());
    model.addAttribute("more", found.size() < PAGE ? null : found.getLast().id().value());
    return "rental/dunning";
  }

  private Overdue overdue(Rental rental) {
    return new Overdue(rental, dunning.dates(rental), dunning.next(rental).orElse(null));
  }

  private static boolean forgivable(Rental rental) {
    return rental.state() == RentalState.PAST_DUE
        && rental.pastDue().filter(due -> due.steps() > 1).isPresent();
  }

  private Optional<Node> node(Rental rental) {
    return nodes.list(rental.organization()).stream()
        .filter(node -> rental.id().equals(node.rental()))
        .findFirst();
  }

  /** What ending it now destroys. */
  private List<String> goes(Rental rental) {
    Money refund = canceling.quote(rental.organization(), rental.id()).refund();
    return List.of(
        "the contract on " + rental.contract().name(),
        "the node: its tenants have %d days to move out, then the machine is wiped"
            .formatted(ReclaimReason.OPERATOR.notice().toDays()),
        "%s of unused rent, which goes back to the renter; vendor and platform give of theirs"
            .formatted(refund));
  }
}
