package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;
import java.util.Optional;

/**
 * One paid invoice.
 *
 * @param term the number of the term that it paid for; empty where it goes back as a whole
 * @param rent what of it is rent and not setup
 * @param charge what Stripe gives money back from
 * @param vendors what of it is the vendor's
 * @param payableAt when the payout hold is over
 */
public record Payment(
    String invoice,
    RentalId rental,
    Optional<Integer> term,
    Money rent,
    Money paid,
    String charge,
    Money vendors,
    Instant payableAt,
    Instant paidAt) {}
