package dev.rowhouse.billing;

/**
 * Something changed for an account that is connected to the platform's. Published inside the
 * transaction of the event; what changed is what Stripe says when it is asked.
 *
 * @param account {@code acct_…}
 * @param gone it withdrew its consent: it is not to be asked any more
 */
public record AccountChanged(String account, boolean gone, Outcome outcome) {}
