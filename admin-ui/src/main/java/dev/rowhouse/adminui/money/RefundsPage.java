package dev.rowhouse.adminui.money;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.RefundId;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.marketplace.rental.Refunding;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
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

/** Money on its way back to renters; what Stripe refused waits here for somebody. */
@Controller
class RefundsPage {
  private static final int PAGE = 100;
  private final Refunding refunding;
  private final Rentals rentals;
  private final Acting acting;

  RefundsPage(Refunding refunding, Rentals rentals, Acting acting) {
    this.refunding = refunding;
    this.rentals = rentals;
    this.acting = acting;
  }

  @GetMapping("/refunds")
  String list(
      @RequestParam(defaultValue = "PARKED") Refund.State state,
      @RequestParam @Nullable RefundId before,
      Model model) {
    ByState.show(model, "refunds", state, refunding.counts());
    model.addAttribute("refunds", refunding.list(state, Optional.ofNullable(before), PAGE));
    return "money/refunds";
  }

  @GetMapping("/refunds/{id}")
  String show(@PathVariable RefundId id, Model model) {
    Refund refund = get(id);
    model.addAttribute("section", "refunds");
    model.addAttribute("refund", refund);
    model.addAttribute("rental", rental(refund));
    return "money/refund";
  }

  @PostMapping("/refunds/{id}/try")
  String tryAgain(
      @PathVariable RefundId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    Refund refund = get(id);
    Deed deed =
        Deed.of("refund.try", id.value(), refund.amount().toString())
            .in(rental(refund).organization().value());
    return new Submission(request, next)
        .then(
            "/refunds/" + id.value(),
            "Stripe is asked again in a moment.",
            () ->
                acting.act(
                    deed.because(Submission.reason(reason)),
                    () -> Lines.of("state", get(id).state()),
                    () -> refunding.tryAgain(id)));
  }

  private Refund get(RefundId id) {
    return refunding.find(id).orElseThrow(() -> new NoSuchElementException("no such refund"));
  }

  private Rental rental(Refund refund) {
    return rentals.find(refund.rental()).orElseThrow();
  }
}
