package dev.rowhouse.portal.market;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.rental.Canceling;
import dev.rowhouse.marketplace.rental.Dunning;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.marketplace.rental.Quote;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.node.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the organization rents, and how each ends. */
@Controller
class RentalsPage {
  private final Rentals rentals;
  private final Holding holding;
  private final Canceling canceling;
  private final Dunning dunning;
  private final RentedNodes nodes;
  private final Journeys journeys;

  RentalsPage(
      Rentals rentals,
      Holding holding,
      Canceling canceling,
      Dunning dunning,
      RentedNodes nodes,
      Journeys journeys) {
    this.rentals = rentals;
    this.holding = holding;
    this.canceling = canceling;
    this.dunning = dunning;
    this.nodes = nodes;
    this.journeys = journeys;
  }

  @GetMapping("/rentals")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, Model model) {
    model.addAttribute("rentals", rentals.of(viewer.organization()));
    model.addAttribute("holds", holding.active(viewer.organization()));
    model.addAttribute("tab", "rentals");
    return "rental/list";
  }

  @GetMapping("/rentals/{id}")
  @Needs(Permission.LOOK)
  String one(Viewer viewer, @PathVariable RentalId id, Model model) {
    Rental rental = show(viewer, id, model);
    model.addAttribute("history", rentals.history(rental).reversed());
    model.addAttribute("payments", rentals.payments(rental));
    model.addAttribute("refunds", rentals.refunds(rental));
    model.addAttribute("setbacks", rentals.setbacks(rental));
    model.addAttribute("dunning", dunning.dates(rental));
    return "rental/page";
  }

  /** Both ways to end it, with what each means; the refund stands there before anything happens. */
  @GetMapping("/rentals/{id}/cancel")
  @Needs(Permission.NODES)
  String ways(Viewer viewer, @PathVariable RentalId id, Model model) {
    show(viewer, id, model);
    try {
      model.addAttribute("quote", canceling.quote(viewer.organization(), id));
    } catch (NotNow e) {
      return "redirect:/rentals/" + id.value();
    }
    return "rental/cancel";
  }

  @PostMapping("/rentals/{id}/cancel")
  @Needs(Permission.NODES)
  String atTermsEnd(Viewer viewer, @PathVariable RentalId id, RedirectAttributes next) {
    get(viewer, id);
    canceling.atTermsEnd(viewer.organization(), id);
    next.addFlashAttribute("said", "It ends with its term. Until then all stays as it is.");
    return "redirect:/rentals/" + id.value();
  }

  @PostMapping("/rentals/{id}/keep")
  @Needs(Permission.NODES)
  String keep(Viewer viewer, @PathVariable RentalId id, RedirectAttributes next) {
    get(viewer, id);
    canceling.takeBack(viewer.organization(), id);
    next.addFlashAttribute("said", "The cancellation is taken back: it renews itself again.");
    return "redirect:/rentals/" + id.value();
  }

  @PostMapping("/rentals/{id}/end")
  @Recent("end a rental")
  @Needs(Permission.NODES)
  String now(
      Viewer viewer,
      @PathVariable RentalId id,
      @RequestParam Instant asOf,
      @RequestParam Instant outBy,
      @RequestParam long refund,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Rental rental = get(viewer, id);
    Money back = new Money(refund, rental.contract().price().month().currency());
    String wrong = wrong(viewer, rental, new Quote(id, asOf, back, outBy), typed);
    if (wrong != null) {
      model.addAttribute("wrong", wrong);
      model.addAttribute("typed", typed);
      return ways(viewer, id, model);
    }
    next.addFlashAttribute("said", "It is canceled, and the refund is on its way.");
    return "redirect:/rentals/" + id.value();
  }

  private @Nullable String wrong(Viewer viewer, Rental rental, Quote quote, String typed) {
    String name = name(viewer, rental);
    if (!typed.strip().equals(name)) {
      return "The name that was typed is not " + name + ".";
    }
    try {
      canceling.now(viewer.organization(), quote);
      return null;
    } catch (Rejected | NotNow e) {
      return Refusals.sentence(String.valueOf(e.getMessage()));
    }
  }

  private Rental show(Viewer viewer, RentalId id, Model model) {
    Rental rental = get(viewer, id);
    Node node = nodes.of(viewer.organization(), id).orElse(null);
    model.addAttribute("rental", rental);
    model.addAttribute("node", node);
    model.addAttribute("name", name(viewer, rental));
    model.addAttribute("coming", journeys.in(rental, node));
    model.addAttribute("going", journeys.out(rental, node, nodes.drain(node)));
    model.addAttribute("tab", "rentals");
    return rental;
  }

  /** What is typed to end it: the node's name, or what was rented while it is no node yet. */
  private String name(Viewer viewer, Rental rental) {
    return nodes
        .of(viewer.organization(), rental.id())
        .map(Node::name)
        .orElse(rental.contract().name());
  }

  private Rental get(Viewer viewer, RentalId id) {
    return rentals.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("rental"));
  }
}
