package dev.rowhouse.billing;

import java.time.Instant;

/**
 * Money of a payment moved without our asking, or may have: it is disputed, the dispute is over, or
 * somebody gave it back at Stripe. Published inside the transaction of the event; what it means is
 * what Stripe says when it is asked.
 *
 * @param payment a payment intent
 * @param receivedAt when the event came
 */
public record PaymentChanged(OwnerId owner, String payment, Instant receivedAt, Outcome outcome) {}
