package dev.rowhouse.portal.market;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.JustTaken;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.inventory.Browsing;
import dev.rowhouse.marketplace.inventory.Card;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.rental.Hold;
import dev.rowhouse.marketplace.rental.HoldState;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.marketplace.rental.Releasing;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.rental.Renting;
import dev.rowhouse.marketplace.setting.Settings;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.layout.Say;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the answers that are checked once more to the page of Stripe's where they are paid for. */
@Controller
class RentPage {
  private final Browsing browsing;
  private final Holding holding;
  private final Renting renting;
  private final Releasing releasing;
  private final Rentals rentals;
  private final Settings settings;
  private final Say say;
  private final Clock clock;
  private final String baseUrl;

  RentPage(
      Browsing browsing,
      Holding holding,
      Renting renting,
      Releasing releasing,
      Rentals rentals,
      Settings settings,
      Say say,
      Clock clock,
      @Value("${rowhouse.base-url}") String baseUrl) {
    this.browsing = browsing;
    this.holding = holding;
    this.renting = renting;
    this.releasing = releasing;
    this.rentals = rentals;
    this.settings = settings;
    this.say = say;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  @GetMapping("/market/offers/{id}/rent")
  @Needs(Permission.NODES)
  String check(@PathVariable OfferId id, @RequestParam(defaultValue = "1") int term, Model model) {
    Card card = browsing.find(id, Term.of(term)).orElseThrow(() -> NotHere.thing("offer"));
    model.addAttribute("card", card);
    model.addAttribute("price", card.offer().price(Term.of(term)));
    model.addAttribute("term", term);
    model.addAttribute("keeps", say.rough(settings.hold()));
    model.addAttribute("now", clock.instant());
    model.addAttribute("tab", "browse");
    return "market/check";
  }

  /** Who comes too late hears it here, before paying. */
  @PostMapping("/market/offers/{id}/rent")
  @Needs(Permission.NODES)
  String hold(
      Viewer viewer,
      @PathVariable OfferId id,
      @RequestParam int term,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      Hold hold = holding.hold(viewer.organization(), id, Term.of(term));
      return pay(viewer, hold.id(), next);
    } catch (JustTaken e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      check(id, term, model);
      return "market/taken";
    } catch (Rejected e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      return check(id, term, model);
    }
  }

  @GetMapping("/market/holds/{id}")
  @Needs(Permission.LOOK)
  String held(
      Viewer viewer,
      @PathVariable HoldId id,
      @RequestParam(required = false) Optional<String> paid,
      Model model) {
    Hold hold = get(viewer, id);
    Optional<Rental> rental = rentals.ofHold(viewer.organization(), id);
    boolean ends = hold.state() != HoldState.ACTIVE || hold.overdue(clock.instant());
    if (rental.isPresent() && (paid.isPresent() || hold.state() == HoldState.TAKEN)) {
      return "redirect:/rentals/" + rental.get().id().value();
    }
    model.addAttribute("hold", hold);
    model.addAttribute("card", browsing.find(hold.offer(), hold.term()).orElse(null));
    model.addAttribute("rental", rental.orElse(null));
    model.addAttribute("url", rental.flatMap(each -> each.checkout().url()).orElse(null));
    model.addAttribute("tab", "browse");
    return ends ? "market/lapsed" : "market/hold";
  }

  /** Opens the page to pay once more where that did not work before. */
  @PostMapping("/market/holds/{id}/pay")
  @Needs(Permission.NODES)
  String pay(Viewer viewer, @PathVariable HoldId id, RedirectAttributes next) {
    get(viewer, id);
    String here = "/market/holds/" + id.value();
    try {
      renting.checkout(viewer.organization(), id, baseUrl + here + "?paid", baseUrl + here);
    } catch (CheckoutFailed e) {
      next.addFlashAttribute("failed", Refusals.sentence(String.valueOf(e.getMessage())));
    } catch (NotNow e) {
      // The page says itself that the hold is over.
    }
    return "redirect:" + here;
  }

  @PostMapping("/market/holds/{id}/release")
  @Needs(Permission.NODES)
  String release(Viewer viewer, @PathVariable HoldId id, RedirectAttributes next) {
    Hold hold = get(viewer, id);
    releasing.release(viewer.organization(), id, clock.instant());
    next.addFlashAttribute("said", "You let go of it. Nothing was paid.");
    return "redirect:/market/offers/" + hold.offer().value();
  }

  private Hold get(Viewer viewer, HoldId id) {
    return holding.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("hold"));
  }
}
