package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was booked as one, as it stands.
 *
 * @param reverses the group that this one takes back
 * @param entries empty in lists
 */
public record BookedGroup(
    GroupId id,
    String key,
    String memo,
    Instant bookedAt,
    Instant createdAt,
    Optional<GroupId> reverses,
    List<Entry> entries) {
  /** Whether each currency sums to zero, as the ledger lets no other in. */
  public boolean balanced() {
    return entries.stream()
        .map(Entry::amount)
        .collect(Collectors.groupingBy(Money::currency, Collectors.summingLong(Money::minor)))
        .values()
        .stream()
        .allMatch(sum -> sum == 0);
  }
}
