package dev.rowhouse.adminui.delivery;

import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.billing.outbound.DeliveryFilter;
import dev.rowhouse.billing.outbound.DeliveryState;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Outbound webhooks of all projects, the undeliverable ones first. */
@Controller
class DeliveriesPage {
  private static final int PAGE = 100;
  private final Deliveries deliveries;

  DeliveriesPage(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @GetMapping("/deliveries")
  String list(
      @RequestParam(defaultValue = "DEAD") DeliveryState state,
      @RequestParam @Nullable DeliveryId before,
      Model model) {
    var filter = new DeliveryFilter(null, null, state);
    ByState.show(model, "deliveries", state, deliveries.counts());
    model.addAttribute("deliveries", deliveries.list(filter, Optional.ofNullable(before), PAGE));
    return "deliveries";
  }

  @GetMapping("/deliveries/{id}")
  String show(@PathVariable DeliveryId id, Model model) {
    model.addAttribute("section", "deliveries");
    model.addAttribute(
        "delivery",
        deliveries.find(id).orElseThrow(() -> new NoSuchElementException("no such delivery")));
    return "delivery";
  }

  @PostMapping("/deliveries/{id}/replay")
  String replay(@PathVariable DeliveryId id, RedirectAttributes next) {
    deliveries.replay(id);
    next.addFlashAttribute("said", "It is sent again.");
    return "redirect:/deliveries/" + id.value();
  }
}
