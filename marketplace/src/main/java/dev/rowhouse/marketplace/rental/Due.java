package dev.rowhouse.marketplace.rental;

/** What the clock does to a rental. */
public enum Due {
  /** The paid term is over, and no payment came for the next. */
  TERM_END("the term ends"),
  /** Before the next term: say what it will cost. */
  RENEWAL_NOTICE("the renter is told of the renewal"),
  /** The next step of the ladder. */
  DUNNING("the next step of dunning"),
  /** Tenants have to be out. */
  RECLAIM("tenants have to be out"),
  /** Ask Stripe how it stands with the payments. */
  LOOK("Stripe is asked about payments"),
  /** Close the page to pay. */
  EXPIRE_SESSION("the page to pay is closed"),
  /** Tell Stripe to take no further payments. */
  STOP("Stripe is told to take no more"),
  /** Tell Stripe whether there is a payment after the term. */
  AT_END("Stripe is told whether there is a payment after the term"),
  /** Tell Stripe the next term's rent. */
  REPRICE("Stripe is told the next rent");

  private final String words;

  Due(String words) {
    this.words = words;
  }

  /** What people read. */
  public String words() {
    return words;
  }
}
