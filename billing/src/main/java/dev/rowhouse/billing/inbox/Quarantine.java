package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.ConnectedAccounts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Genuine events that must not be acted on here. */
@Component
class Quarantine {
  private final List<ConnectedAccounts> accounts;

  Quarantine(List<ConnectedAccounts> accounts) {
    this.accounts = accounts;
  }

  /** Why the event is set apart, in words; null when it is meant for this endpoint. */
  @Nullable String reason(Endpoint endpoint, Envelope event) {
    Boolean live = event.livemode();
    if (live != null && live != endpoint.livemode()) {
      return live
          ? "a live event on a test endpoint: not acted on"
          : "a test event on a live endpoint: not acted on";
    }
    if (!takes(endpoint, event.account())) {
      return event.account().isEmpty()
          ? "no account named, but this endpoint takes those of " + whose(endpoint)
          : "account " + event.account() + " is unknown here: not acted on";
    }
    return endpoint.deauthorizedAt() == null
        ? null
        : "account " + endpoint.account() + " withdrew its consent: not acted on";
  }

  private boolean takes(Endpoint endpoint, String account) {
    return endpoint.connected()
        ? !account.isEmpty() && accounts.stream().anyMatch(all -> all.knows(account))
        : Objects.equals(account, endpoint.account() == null ? "" : endpoint.account());
  }

  private static String whose(Endpoint endpoint) {
    return endpoint.connected() ? "connected accounts" : String.valueOf(endpoint.account());
  }
}
