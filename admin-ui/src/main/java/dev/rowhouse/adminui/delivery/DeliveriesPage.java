package dev.rowhouse.adminui.delivery;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.billing.outbound.Delivery;
import dev.rowhouse.billing.outbound.DeliveryFilter;
import dev.rowhouse.billing.outbound.DeliveryState;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.NotNow;
import jakarta.servlet.http.HttpServletRequest;
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
  private static final int AT_ONCE = 1000;
  private final Deliveries deliveries;
  private final Acting acting;

  DeliveriesPage(Deliveries deliveries, Acting acting) {
    this.deliveries = deliveries;
    this.acting = acting;
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
    model.addAttribute("delivery", get(id));
    return "delivery";
  }

  @PostMapping("/deliveries/{id}/replay")
  String replay(
      @PathVariable DeliveryId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    Delivery delivery = get(id);
    Deed deed = Deed.of("delivery.replay", id.value(), delivery.type());
    return new Submission(request, next)
        .then(
            "/deliveries/" + id.value(),
            "It is sent again.",
            () ->
                acting.act(
                    deed.because(Submission.reason(reason)),
                    () -> Lines.of("state", get(id).state(), "project", delivery.owner().value()),
                    () -> deliveries.replay(id)));
  }

  /** Only where there are still as many as the form said. */
  @PostMapping("/deliveries/replay")
  String replayDead(
      @RequestParam long count,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return new Submission(request, next)
        .then(
            "/deliveries",
            "They are sent again.",
            () ->
                acting.act(
                    Deed.of("delivery.replay-all", "DEAD", count + " deliveries")
                        .because(Submission.reason(reason)),
                    () -> Lines.of("DEAD", dead()),
                    () -> replayDead(count)));
  }

  private void replayDead(long count) {
    if (dead() != count) {
      throw new NotNow("there are %d now, not %d: look again".formatted(dead(), count));
    }
    deliveries.replayDead(AT_ONCE);
  }

  private long dead() {
    return deliveries.counts().getOrDefault(DeliveryState.DEAD, 0L);
  }

  private Delivery get(DeliveryId id) {
    return deliveries.find(id).orElseThrow(() -> new NoSuchElementException("no such delivery"));
  }
}
