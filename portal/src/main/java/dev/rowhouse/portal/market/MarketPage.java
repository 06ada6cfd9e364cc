package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.inventory.Browse;
import dev.rowhouse.marketplace.inventory.Browsing;
import dev.rowhouse.marketplace.inventory.Card;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Looking for a server: all that is wanted stands in the address. */
@Controller
class MarketPage {
  private final Browsing browsing;
  private final Inventory inventory;
  private final Clock clock;

  MarketPage(Browsing browsing, Inventory inventory, Clock clock) {
    this.browsing = browsing;
    this.inventory = inventory;
    this.clock = clock;
  }

  @GetMapping("/market")
  @Needs(Permission.LOOK)
  String browse(@ModelAttribute("search") Search search, Model model) {
    Browse wanted = Browse.ALL;
    try {
      wanted = search.read();
    } catch (Rejected e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
    }
    model.addAttribute("wanted", wanted);
    model.addAttribute("found", browsing.browse(wanted));
    model.addAttribute("regions", browsing.regions());
    model.addAttribute("sorts", Browse.Sort.values());
    show(model);
    return "market/list";
  }

  @GetMapping("/market/compare")
  @Needs(Permission.LOOK)
  String compare(
      @RequestParam(defaultValue = "") List<OfferId> offer,
      @RequestParam(defaultValue = "1") int term,
      Model model) {
    List<OfferId> first = offer.subList(0, Math.min(4, offer.size()));
    if (offer.size() > first.size()) {
      model.addAttribute("wrong", "Up to four stand side by side; these are the first four.");
    }
    model.addAttribute("cards", browsing.compare(first, Term.of(term)));
    model.addAttribute("offers", first);
    model.addAttribute("term", term);
    show(model);
    return "market/compare";
  }

  @GetMapping("/market/offers/{id}")
  @Needs(Permission.LOOK)
  String offer(@PathVariable OfferId id, @RequestParam(defaultValue = "1") int term, Model model) {
    Card card = browsing.find(id, Term.of(term)).orElseThrow(() -> NotHere.thing("offer"));
    model.addAttribute("card", card);
    model.addAttribute("term", term);
    model.addAttribute("machines", inventory.of(id));
    show(model);
    return "market/offer";
  }

  private void show(Model model) {
    model.addAttribute("terms", Term.values());
    model.addAttribute("now", clock.instant());
    model.addAttribute("tab", "browse");
  }
}
