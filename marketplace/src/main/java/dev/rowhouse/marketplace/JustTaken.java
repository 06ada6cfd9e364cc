package dev.rowhouse.marketplace;

/** Somebody else was faster; nothing was paid. */
public final class JustTaken extends RuntimeException {
  public JustTaken(OfferId offer) {
    super("the last server of " + offer.value() + " was just taken");
  }
}
