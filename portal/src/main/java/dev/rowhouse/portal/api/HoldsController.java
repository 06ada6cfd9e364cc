package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.rental.Hold;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.marketplace.rental.Releasing;
import dev.rowhouse.marketplace.rental.Renting;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Servers that are kept for the organization until they are paid for. */
@RestController
@RequestMapping(ApiPaths.V1 + "/holds")
class HoldsController {
  private static final String WEB = "https?://[^\\s]{1,900}";

  private final Holding holding;
  private final Renting renting;
  private final Releasing releasing;
  private final Reach reach;
  private final Clock clock;

  HoldsController(Holding holding, Renting renting, Releasing releasing, Reach reach, Clock clock) {
    this.holding = holding;
    this.renting = renting;
    this.releasing = releasing;
    this.reach = reach;
    this.clock = clock;
  }

  /** Where the payer's browser goes afterwards. */
  record CheckoutJson(@NotBlank String successUrl, @NotBlank String cancelUrl) {}

  @GetMapping("/{id}")
  HoldView find(@AuthenticationPrincipal Caller caller, @PathVariable HoldId id) {
    return HoldView.of(hold(caller, id));
  }

  /** Opens the page to pay; asked again it is the same page. */
  @PostMapping("/{id}/checkout")
  @ResponseStatus(HttpStatus.CREATED)
  RentalView checkout(
      @AuthenticationPrincipal Caller caller,
      @PathVariable HoldId id,
      @Valid @RequestBody CheckoutJson wanted) {
    Hold hold = hold(caller, id);
    String success = web("successUrl", wanted.successUrl());
    String cancel = web("cancelUrl", wanted.cancelUrl());
    return RentalView.of(renting.checkout(caller.organization(), hold.id(), success, cancel));
  }

  private static String web(String field, String address) {
    if (!address.matches(WEB)) {
      throw Problem.invalid(field, "must be an address that begins with https:// or http://");
    }
    return address;
  }

  /** Lets go of it; nothing is owed. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(@AuthenticationPrincipal Caller caller, @PathVariable HoldId id) {
    releasing.release(caller.organization(), hold(caller, id).id(), clock.instant());
  }

  private Hold hold(Caller caller, HoldId id) {
    reach.organization(caller);
    return holding.find(caller.organization(), id).orElseThrow(() -> Problem.notFound("hold"));
  }
}
