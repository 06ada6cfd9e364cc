package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.rental.Canceling;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the organization rents; a key of one project does not see it. */
@RestController
@RequestMapping(ApiPaths.V1 + "/rentals")
class RentalsController {
  private final Rentals rentals;
  private final Canceling canceling;
  private final Reach reach;

  RentalsController(Rentals rentals, Canceling canceling, Reach reach) {
    this.rentals = rentals;
    this.canceling = canceling;
    this.reach = reach;
  }

  @GetMapping
  Page<RentalView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable RentalId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.organization(caller);
    List<Rental> found =
        rentals.of(caller.organization()).stream()
            .sorted(Comparator.comparing(rental -> rental.id().value()))
            .toList();
    return Page.cut(found, after, limit, rental -> rental.id().value(), RentalView::of);
  }

  @GetMapping("/{id}")
  RentalView find(@AuthenticationPrincipal Caller caller, @PathVariable RentalId id) {
    return RentalView.of(rental(caller, id));
  }

  /** What ending it at once would give back. */
  @GetMapping("/{id}/quote")
  QuoteJson quote(@AuthenticationPrincipal Caller caller, @PathVariable RentalId id) {
    rental(caller, id);
    return QuoteJson.of(canceling.quote(caller.organization(), id));
  }

  /** It goes on until the end of what is paid, and no further. */
  @PostMapping("/{id}/cancel")
  RentalView cancel(@AuthenticationPrincipal Caller caller, @PathVariable RentalId id) {
    rental(caller, id);
    canceling.atTermsEnd(caller.organization(), id);
    return find(caller, id);
  }

  /** Takes a cancellation for the term's end back. */
  @PostMapping("/{id}/keep")
  RentalView keep(@AuthenticationPrincipal Caller caller, @PathVariable RentalId id) {
    rental(caller, id);
    canceling.takeBack(caller.organization(), id);
    return find(caller, id);
  }

  /** Ends it at once and gives back exactly what was quoted. */
  @PostMapping("/{id}/end")
  RentalView end(
      @AuthenticationPrincipal Caller caller,
      @PathVariable RentalId id,
      @Valid @RequestBody QuoteJson quoted) {
    var currency = rental(caller, id).contract().price().month().currency();
    canceling.now(caller.organization(), quoted.quote(id, currency));
    return find(caller, id);
  }

  private Rental rental(Caller caller, RentalId id) {
    reach.organization(caller);
    return rentals.find(caller.organization(), id).orElseThrow(() -> Problem.notFound("rental"));
  }
}
