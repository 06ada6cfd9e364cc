package dev.rowhouse.billing.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A posting as it stands in the ledger, for good.
 *
 * @param createdAt when it was written
 * @param reverses the group that this one takes back
 */
public record Group(GroupId id, Posting posting, Instant createdAt, Optional<GroupId> reverses) {}
