package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.ImpersonationId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator looks at the portal as a member does, for a reason and not for long.
 *
 * @param operator {@code operator:opr_…}
 * @param operatorName what people call them
 * @param opensUntil until when the hand-over can be used, once
 * @param begunAt empty while it was not
 * @param endsAt when it ends by itself; empty while it has not begun
 * @param endedAt when somebody ended it
 */
public record Impersonation(
    ImpersonationId id,
    OrganizationId organization,
    UserId user,
    String operator,
    String operatorName,
    String reason,
    Instant madeAt,
    Instant opensUntil,
    Optional<Instant> begunAt,
    Optional<Instant> endsAt,
    Optional<Instant> endedAt) {
  /** Whether it can be begun. */
  public boolean open(Instant now) {
    return begunAt.isEmpty() && endedAt.isEmpty() && now.isBefore(opensUntil);
  }

  /** Whether pages are shown for it. */
  public boolean running(Instant now) {
    return endedAt.isEmpty() && endsAt.filter(now::isBefore).isPresent();
  }
}
