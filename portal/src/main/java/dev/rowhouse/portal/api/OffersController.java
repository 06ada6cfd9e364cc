package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.inventory.Browse;
import dev.rowhouse.marketplace.inventory.Browsing;
import dev.rowhouse.marketplace.inventory.Card;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Servers that can be rented; a key of one project rents nothing. */
@RestController
@RequestMapping(ApiPaths.V1 + "/offers")
class OffersController {
  private final Browsing browsing;
  private final Holding holding;
  private final Reach reach;

  OffersController(Browsing browsing, Holding holding, Reach reach) {
    this.browsing = browsing;
    this.holding = holding;
    this.reach = reach;
  }

  /**
   * @param term in months: 1, 3, 6 or 12
   */
  record HoldJson(int term) {}

  /**
   * @param price a month at most, in minor units of the currency
   * @param term in months; prices and the order by price are for it
   * @param after the number of the page that was read last
   */
  @GetMapping
  Page<OfferView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "0") int cores,
      @RequestParam(defaultValue = "0") int ram,
      @RequestParam(defaultValue = "0") int disk,
      @RequestParam @Nullable Long price,
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "1") int term,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean free,
      @RequestParam(defaultValue = "PRICE") Browse.Sort sort,
      @RequestParam(defaultValue = "0") @Min(0) @Max(999) int after) {
    reach.organization(caller);
    var wanted =
        new Browse(
            region,
            country,
            cores,
            ram,
            disk,
            Optional.ofNullable(price),
            currency,
            Term.of(term),
            q,
            free,
            sort,
            after + 1);
    Browsing.Page found = browsing.browse(wanted);
    return new Page<>(
        found.cards().stream().map(OfferView::of).toList(),
        found.more() ? String.valueOf(found.number()) : null);
  }

  @GetMapping("/{id}")
  OfferView find(@AuthenticationPrincipal Caller caller, @PathVariable OfferId id) {
    return OfferView.of(card(caller, id));
  }

  /** Keeps a server for a quarter of an hour; 409 when others have them all. */
  @PostMapping("/{id}/holds")
  @ResponseStatus(HttpStatus.CREATED)
  HoldView hold(
      @AuthenticationPrincipal Caller caller,
      @PathVariable OfferId id,
      @Valid @RequestBody HoldJson wanted) {
    card(caller, id);
    return HoldView.of(holding.hold(caller.organization(), id, Term.of(wanted.term())));
  }

  private Card card(Caller caller, OfferId id) {
    reach.organization(caller);
    return browsing.find(id, Term.MONTH).orElseThrow(() -> Problem.notFound("offer"));
  }
}
