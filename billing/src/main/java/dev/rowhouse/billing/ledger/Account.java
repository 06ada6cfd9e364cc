package dev.rowhouse.billing.ledger;

/** The chart of accounts. Debits are positive, credits negative. */
public enum Account {
  /** What the platform has at Stripe (an asset). */
  STRIPE_BALANCE("Stripe balance"),
  /** What renters paid for servers and is not yet shared out; the holder is the rental. */
  RENTAL_INCOME("Rental income"),
  /** What the platform owes a vendor; the holder is the vendor. */
  VENDOR_PAYABLE("Vendor payable"),
  /** What the platform keeps of a rental. */
  PLATFORM_FEE("Platform fee"),
  /** What the platform paid from its bank account, past Stripe (an asset). */
  BANK("Bank account"),
  /** What Stripe keeps (an expense). */
  STRIPE_FEES("Stripe fees");

  private final String words;

  Account(String words) {
    this.words = words;
  }

  /** What people read. */
  public String words() {
    return words;
  }
}
