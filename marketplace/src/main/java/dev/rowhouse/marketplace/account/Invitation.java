package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import java.time.Instant;

/**
 * An open invitation.
 *
 * @param handle names it among its organization's; not the secret token of the link
 * @param note whom it is meant for, in the inviter's words
 */
public record Invitation(
    String handle,
    OrganizationId organization,
    String organizationName,
    Role role,
    String note,
    Instant expiresAt) {}
