package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.stripe.Platform;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.inventory.Wiping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Renters, and what Stripe tells of their payments. */
abstract class RentalTest extends MarketTest {
  @Autowired Holding holding;
  @Autowired Releasing releasing;
  @Autowired Renting renting;
  @Autowired Renewing renewing;
  @Autowired Canceling canceling;
  @Autowired Dunning dunning;
  @Autowired Reclaiming reclaiming;
  @Autowired Withdrawing withdrawing;
  @Autowired Refunding refunding;
  @Autowired Errands errands;
  @Autowired Wiping wiping;
  @Autowired Rentals rentals;
  @Autowired Rounds rounds;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transactions;

  @AfterEach
  void theBooksBalance() {
    booksBalance();
  }

  Rental paying(OrganizationId renter, Offer offer, Term term) {
    Hold hold = holding.hold(renter, offer.id(), term);
    return renting.checkout(renter, hold.id(), "https://x.example/ok", "https://x.example/no");
  }

  /** Through Checkout, to the end. */
  Rental rented(Offer offer, Term term) {
    Rental rental = paying(organization("renter"), offer, term);
    String subscription = stripe.pay(rental.id().value(), clock.instant());
    told(rental, subscription);
    rounds.sweep();
    return now(rental);
  }

  /** Any event of Stripe's: what it says does not matter, only that we look. */
  void told(Rental rental, String subscription) {
    var now =
        new Subscription(
            Platform.OWNER,
            subscription,
            "cus_1",
            null,
            null,
            List.of("price_1"),
            SubscriptionStatus.ACTIVE,
            false,
            null,
            clock.instant(),
            Map.of("rental", rental.id().value()));
    var change = new SubscriptionChanged(now, null, new EventId(Ids.mint("evt")));
    transactions.executeWithoutResult(_ -> publisher.publishEvent(change));
  }

  Rental now(Rental rental) {
    return rentals.find(rental.id()).orElseThrow();
  }

  Rental at(RentalId id) {
    return rentals.find(id).orElseThrow();
  }

  String subscription(Rental rental) {
    return now(rental).checkout().subscription().orElseThrow();
  }

  /** Day by day, as the clock of an installation does. */
  void days(int count) {
    for (int i = 0; i < count; i++) {
      clock.pass(Duration.ofDays(1));
      rounds.sweep();
    }
  }
}
