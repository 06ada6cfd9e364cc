package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;

/** What of a payment was not used yet, and so goes back when the rental ends. */
record Remainder(Payment payment, Money unused) {}
