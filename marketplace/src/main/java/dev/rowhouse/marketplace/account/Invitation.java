package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;
import java.util.Locale;

/**
 * An open invitation.
 *
 * @param handle names it among its organization's; not the secret token of the link
 * @param email whom it is for: nobody else can use it
 */
public record Invitation(
    String handle,
    OrganizationId organization,
    String organizationName,
    Role role,
    String email,
    Instant expiresAt) {

  /** Whether it is for this address; capital letters do not matter. */
  public boolean isFor(String address) {
    return email.equals(normal(address));
  }

  static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
