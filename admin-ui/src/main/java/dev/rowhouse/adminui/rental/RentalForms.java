package dev.rowhouse.adminui.rental;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.rental.Dunning;
import dev.rowhouse.marketplace.rental.Ending;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an operator does to a contract. */
@Controller
class RentalForms {
  private final Rentals rentals;
  private final Ending ending;
  private final Dunning dunning;
  private final Acting acting;
  private final Clock clock;

  RentalForms(Rentals rentals, Ending ending, Dunning dunning, Acting acting, Clock clock) {
    this.rentals = rentals;
    this.ending = ending;
    this.dunning = dunning;
    this.acting = acting;
    this.clock = clock;
  }

  @PostMapping("/rentals/{id}/end")
  String end(
      @PathVariable RentalId id,
      @RequestParam String reason,
      @RequestParam String confirm,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "rental.end",
        reason,
        "The rental ends; its tenants have notice.",
        () -> {
          Submission.confirm(confirm, get(id).contract().name());
          ending.now(id, reason);
        });
  }

  @PostMapping("/rentals/{id}/forgive")
  String forgive(
      @PathVariable RentalId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "rental.forgive",
        reason,
        "The last step of dunning is taken back.",
        () -> dunning.forgive(id, clock.instant()));
  }

  private String act(
      Submission submission,
      RentalId id,
      String verb,
      String reason,
      String said,
      Runnable change) {
    Rental rental = get(id);
    Deed deed =
        Deed.of(verb, id.value(), rental.contract().name()).in(rental.organization().value());
    return submission.then(
        "/rentals/" + id.value(),
        said,
        () -> acting.act(deed.because(Submission.reason(reason)), () -> words(id), change));
  }

  private String words(RentalId id) {
    Rental rental = get(id);
    return Lines.of(
        "state",
        rental.state(),
        "steps of dunning",
        rental.pastDue().map(due -> due.steps()).orElse(0),
        "next step",
        dunning.next(rental).map(Object::toString).orElse("none"));
  }

  private Rental get(RentalId id) {
    return rentals.find(id).orElseThrow(() -> new NoSuchElementException("no such rental"));
  }
}
