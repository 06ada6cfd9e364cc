package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.OwnerId;

/** Who runs the installation, as the owner of a key and of a webhook endpoint. */
public final class Platform {
  /** Rent is paid to this owner: its key opens Checkout, and its endpoint hears of payments. */
  public static final OwnerId OWNER = new OwnerId("platform");

  private Platform() {}
}
