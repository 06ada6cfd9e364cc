package dev.rowhouse.adminui.overview;

import dev.rowhouse.adminui.layout.Words;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.ledger.Differences;
import dev.rowhouse.billing.ledger.Entries;
import dev.rowhouse.billing.ledger.Trial;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.billing.outbound.DeliveryState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.payout.Payouts;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.marketplace.rental.Refunding;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.VendorState;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody has to look at, in one list; empty when all is well. */
@Component
class Attention {
  private static final Duration LATE = Duration.ofMinutes(10);

  /** So many of something, and where they are. */
  record Matter(long count, String words, String href) {}

  private final Vendors vendors;
  private final Servers servers;
  private final Refunding refunding;
  private final Payouts payouts;
  private final Rentals rentals;
  private final Entries entries;
  private final Differences differences;
  private final Inbox inbox;
  private final Deliveries deliveries;
  private final Clock clock;

  Attention(
      Vendors vendors,
      Servers servers,
      Refunding refunding,
      Payouts payouts,
      Rentals rentals,
      Entries entries,
      Differences differences,
      Inbox inbox,
      Deliveries deliveries,
      Clock clock) {
    this.vendors = vendors;
    this.servers = servers;
    this.refunding = refunding;
    this.payouts = payouts;
    this.rentals = rentals;
    this.entries = entries;
    this.differences = differences;
    this.inbox = inbox;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  List<Matter> matters() {
    Instant now = clock.instant();
    return Stream.of(
            matter(
                vendors.counts().getOrDefault(VendorState.APPLIED, 0L),
                "application",
                "waiting",
                "/vendors?state=APPLIED"),
            matter(
                refunding.counts().getOrDefault(Refund.State.PARKED, 0L),
                "refund",
                "refused by Stripe",
                "/refunds?state=PARKED"),
            matter(payouts.parked().size(), "payout", "refused by Stripe", "/payouts"),
            matter(servers.unwiped().size(), "server", "not wiped", "/servers?unwiped=true"),
            matter(rentals.late(now.minus(LATE)).size(), "deadline", "late", "/rentals"),
            matter(
                inbox.counts().getOrDefault(EventState.DEAD, 0L),
                "event",
                "dead",
                "/events?state=DEAD"),
            matter(
                deliveries.counts().getOrDefault(DeliveryState.DEAD, 0L),
                "webhook",
                "dead",
                "/deliveries?state=DEAD"),
            matter(
                differences.list(false, 500).size(),
                "difference",
                "between books and Stripe",
                "/ledger"),
            matter(off(now), "trial balance", "not zero", "/ledger"))
        .filter(matter -> matter.count() > 0)
        .toList();
  }

  private long off(Instant now) {
    return entries.trials(now).stream().filter(trial -> !trial.zero()).map(Trial::currency).count();
  }

  private static Matter matter(long count, String thing, String what, String href) {
    return new Matter(count, Words.count(count, thing) + " " + what, href);
  }
}
