package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.UserId;
import java.time.Instant;

/** A person who has signed in at least once. */
public record User(UserId id, Identity identity, Instant createdAt, Instant seenAt) {
  public String name() {
    return identity.name();
  }
}
