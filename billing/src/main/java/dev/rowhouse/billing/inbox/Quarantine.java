package dev.rowhouse.billing.inbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Genuine events that must not be acted on here. */
final class Quarantine {
  private Quarantine() {}

  /** Why the event is set apart, in words; null when it is meant for this endpoint. */
  static @Nullable String reason(Endpoint endpoint, Envelope event) {
    Boolean live = event.livemode();
    if (live != null && live != endpoint.livemode()) {
      return live
          ? "a live event on a test endpoint: not acted on"
          : "a test event on a live endpoint: not acted on";
    }
    if (!Objects.equals(event.account(), endpoint.account() == null ? "" : endpoint.account())) {
      return event.account().isEmpty()
          ? "no account named, but this endpoint takes those of " + endpoint.account()
          : "account " + event.account() + " is unknown here: not acted on";
    }
    return endpoint.deauthorizedAt() == null
        ? null
        : "account " + endpoint.account() + " withdrew its consent: not acted on";
  }
}
