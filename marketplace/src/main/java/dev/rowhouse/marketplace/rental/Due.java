package dev.rowhouse.marketplace.rental;

/** What the clock does to a rental. */
enum Due {
  /** The paid term is over, and no payment came for the next. */
  TERM_END,
  /** Before the next term: say what it will cost. */
  RENEWAL_NOTICE,
  /** The next step of the ladder. */
  DUNNING,
  /** Tenants have to be out. */
  RECLAIM,
  /** Ask Stripe how it stands with the payments. */
  LOOK,
  /** Close the page to pay. */
  EXPIRE_SESSION,
  /** Tell Stripe to take no further payments. */
  STOP,
  /** Tell Stripe whether there is a payment after the term. */
  AT_END,
  /** Tell Stripe the next term's rent. */
  REPRICE
}
