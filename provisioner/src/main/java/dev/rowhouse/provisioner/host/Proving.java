package dev.rowhouse.provisioner.host;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Outbound;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.dns.Finding;
import dev.rowhouse.provisioner.dns.LossSettings;
import dev.rowhouse.provisioner.dns.Pace;
import dev.rowhouse.provisioner.dns.TxtRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks for a claim's record and says what follows. Whoever proves a domain first has it; somebody
 * else who proves it gets it only when the first one's record is gone.
 */
@Component
class Proving {
  private static final String TAKEN =
      "Its record is there, but this domain is in use here already, and the record of that use is"
          + " published, too. Remove that one from the DNS if the domain is yours.";

  private final HostStore store;
  private final TxtRecords records;
  private final Outbound outbound;
  private final TransactionOperations transaction;
  private final Bell bell;
  private final Clock clock;
  private final HostSettings settings;
  private final LossSettings loss;

  Proving(
      HostStore store,
      TxtRecords records,
      Outbound outbound,
      TransactionOperations transaction,
      Bell bell,
      Clock clock,
      HostSettings settings,
      LossSettings loss) {
    this.store = store;
    this.records = records;
    this.outbound = outbound;
    this.transaction = transaction;
    this.bell = bell;
    this.clock = clock;
    this.settings = settings;
    this.loss = loss;
  }

  /** Asks the DNS: never within a transaction. */
  void check(Host host) {
    Finding finding = records.of(host.challenge().name());
    if (isMet(host, finding)) {
      prove(host);
    } else {
      switch (finding) {
        case Finding.Unanswered(String why) ->
            write(host, host.state(), why + ".", host.lostSince());
        case Finding.Found _ ->
            miss(host, "There is a record at this name, but none with this value.");
        case Finding.Absent _ -> miss(host, "There is no TXT record at this name yet.");
      }
    }
  }

  private void prove(Host host) {
    if (tryToServe(host)) {
      return;
    }
    Host holder = store.holder(host.domain()).orElse(null);
    if (holder != null && isGone(holder)) {
      write(
          holder,
          HostState.OFF,
          "Its record is gone, and somebody else has proved the domain.",
          null);
    }
    if (!tryToServe(host)) {
      write(host, host.state(), TAKEN, host.lostSince());
    }
  }

  private boolean tryToServe(Host host) {
    try {
      write(host, HostState.ACTIVE, null, null);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private boolean isGone(Host holder) {
    Finding finding = records.of(holder.challenge().name());
    return !(finding instanceof Finding.Unanswered) && !isMet(holder, finding);
  }

  private boolean isMet(Host host, Finding finding) {
    boolean here = settings.allowLocalhost() && host.domain().isWithin("localhost");
    return here || host.challenge().isMetBy(finding);
  }

  private void miss(Host host, String why) {
    Instant now = clock.instant();
    Instant lost = host.lostSince() == null ? now : host.lostSince();
    switch (host.state()) {
      case ACTIVE, LOST -> {
        boolean over = !now.isBefore(lost.plus(loss.lostAfter()));
        write(
            host, over ? HostState.OFF : HostState.LOST, why.replace(" yet.", " any more."), lost);
      }
      case PENDING, OFF, REMOVED -> write(host, host.state(), why, host.lostSince());
    }
  }

  private void write(Host host, HostState to, @Nullable String why, @Nullable Instant lost) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(_ -> {
      boolean written = store.found(host, to, why, lost, next(host, to, now), now);
      if (written && to != host.state()) {
        tell(host, to);
        bell.ring(Routes.CHANGED);
      }
    });
  }

  /** Null: not until somebody asks for it. */
  private static @Nullable Instant next(Host host, HostState state, Instant now) {
    return switch (state) {
      case PENDING -> Pace.waiting(host.createdAt(), now);
      case ACTIVE, OFF -> Pace.settled(now);
      case LOST -> Pace.missed(now);
      case REMOVED -> null;
    };
  }

  private void tell(Host host, HostState state) {
    String type = "host." + state.name().toLowerCase(java.util.Locale.ROOT);
    outbound.publish(
        new OwnerId(host.project().value()),
        type,
        host.tenant() == null
            ? Map.of("host", host.id().value(), "domain", host.domain().value())
            : Map.of(
                "host", host.id().value(),
                "domain", host.domain().value(),
                "tenant", host.tenant().value()));
  }
}
