package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.rental.Contract;
import dev.rowhouse.marketplace.rental.Reclaim;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contract on one server.
 *
 * @param term in months
 * @param month frozen for the term
 * @param next what the term after the paid one costs as a whole; null before the first payment
 * @param checkoutUrl where it is paid; null once that is over
 * @param paidUntil null before the first payment
 * @param reclaimBy until when tenants have to be out; null while nobody asked the server back
 */
record RentalView(
    RentalId id,
    OfferId offer,
    String name,
    String region,
    RentalState state,
    int term,
    AmountView month,
    AmountView setup,
    @Nullable AmountView next,
    @Nullable String checkoutUrl,
    @Nullable Instant paidFrom,
    @Nullable Instant paidUntil,
    @Nullable Instant reclaimBy,
    @Nullable ReclaimReason reclaimReason,
    Instant createdAt) {
  static RentalView of(Rental rental) {
    Contract contract = rental.contract();
    return new RentalView(
        rental.id(),
        contract.offer(),
        contract.name(),
        contract.region(),
        rental.state(),
        contract.price().term().months(),
        AmountView.of(contract.price().month()),
        AmountView.of(contract.price().setup()),
        rental.span().map(_ -> AmountView.of(rental.nextRent())).orElse(null),
        rental.state().unpaid() ? rental.checkout().url().orElse(null) : null,
        rental.span().map(Span::from).orElse(null),
        rental.span().map(Span::to).orElse(null),
        rental.reclaim().map(Reclaim::by).orElse(null),
        rental.reclaim().map(Reclaim::reason).orElse(null),
        rental.createdAt());
  }
}
