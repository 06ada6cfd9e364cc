package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.Checkouts;
import dev.rowhouse.billing.stripe.OpenCheckout;
import dev.rowhouse.billing.stripe.RentCheckout;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From a hold to the page where it is paid. What happens then, {@link Following} is told. */
@Component
public class Renting {
  private final HoldStore holds;
  private final RentalStore rentals;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Offers offers;
  private final Vendors vendors;
  private final Checkouts checkouts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Renting(
      HoldStore holds,
      RentalStore rentals,
      Stepper stepper,
      Deadlines deadlines,
      Offers offers,
      Vendors vendors,
      Checkouts checkouts,
      TransactionTemplate transactions,
      Clock clock) {
    this.holds = holds;
    this.rentals = rentals;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.offers = offers;
    this.vendors = vendors;
    this.checkouts = checkouts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Opens the page to pay for a hold; asked again, gives the same page. Not inside a transaction.
   *
   * @return a rental that knows where the payer is to be sent
   * @throws NotNow when the hold is over or not theirs
   * @throws dev.rowhouse.billing.stripe.CheckoutFailed when Stripe does not open it
   */
  public Rental checkout(
      OrganizationId organization, HoldId hold, String successUrl, String cancelUrl) {
    Rental rental = transactions.execute(_ -> written(organization, hold));
    if (rental.state() != RentalState.HELD) {
      return rental;
    }
    OpenCheckout page = checkouts.open(asked(rental, successUrl, cancelUrl));
    return transactions.execute(_ -> opened(rental.id(), page));
  }

  /** The row comes before Stripe: its name is what Stripe is asked under. */
  private Rental written(OrganizationId organization, HoldId id) {
    Hold hold =
        holds
            .locked(id)
            .filter(each -> each.organization().equals(organization))
            .orElseThrow(() -> new NotNow("no such hold"));
    if (hold.state() != HoldState.ACTIVE || hold.overdue(clock.instant())) {
      throw new NotNow("the hold is over: nothing was paid, hold again");
    }
    return rentals.ofHold(id).orElseGet(() -> write(hold));
  }

  private Rental write(Hold hold) {
    Offer offer = offers.get(hold.offer());
    var contract =
        new Contract(
            offer.vendor(),
            offer.id(),
            offer.name(),
            offer.region(),
            offer.price(hold.term()),
            vendors.get(offer.vendor()).feeBasisPoints(),
            ZoneOffset.UTC);
    var rental =
        new Rental(
            RentalId.mint(),
            hold.organization(),
            hold.server(),
            hold.id(),
            contract,
            RentalState.HELD,
            Checkout.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            clock.instant());
    rentals.insert(rental);
    return rental;
  }

  private static RentCheckout asked(Rental rental, String successUrl, String cancelUrl) {
    Contract contract = rental.contract();
    return new RentCheckout(
        rental.id().value() + ":checkout",
        rental.id().value(),
        contract.name(),
        contract.price().term().months(),
        contract.price().rent(),
        contract.price().setup(),
        successUrl,
        cancelUrl);
  }

  private Rental opened(RentalId id, OpenCheckout page) {
    Rental rental = rentals.lock(id);
    Instant now = clock.instant();
    rentals.checkout(id, page.session(), page.url());
    switch (rental.state()) {
      case HELD -> stepper.move(rental, RentalState.PAYING, "sent to pay", now);
      // The hold ended while Stripe opened the page: nobody shall pay there.
      case LAPSED -> deadlines.set(id, Due.EXPIRE_SESSION, now);
      case PAYING, ACTIVE, CANCELING, PAST_DUE, RECLAIMING, ENDED, REFUSED -> {}
    }
    return rentals.find(id).orElseThrow();
  }
}
