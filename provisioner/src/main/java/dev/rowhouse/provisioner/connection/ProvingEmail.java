package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.dns.Finding;
import dev.rowhouse.provisioner.dns.LossSettings;
import dev.rowhouse.provisioner.dns.Pace;
import dev.rowhouse.provisioner.dns.TxtRecords;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks for a claim's record and says what follows. Several may prove one domain, as a company has
 * several houses; whoever proves it ends the claims of those whose record is gone.
 */
@Component
class ProvingEmail {
  private final EmailDomainStore store;
  private final TxtRecords records;
  private final Clock clock;
  private final LossSettings loss;

  ProvingEmail(EmailDomainStore store, TxtRecords records, Clock clock, LossSettings loss) {
    this.store = store;
    this.records = records;
    this.clock = clock;
    this.loss = loss;
  }

  /** Asks the DNS: never within a transaction. */
  void check(EmailDomain domain) {
    Finding finding = records.of(domain.challenge().name());
    if (domain.challenge().isMetBy(finding)) {
      write(domain, EmailDomainState.ACTIVE, null, null);
      if (!domain.state().leads()) {
        overtake(domain);
      }
      return;
    }
    switch (finding) {
      case Finding.Unanswered(String why) ->
          write(domain, domain.state(), why + ".", domain.lostSince());
      case Finding.Found _ ->
          miss(domain, "There is a record at this name, but none with this value.");
      case Finding.Absent _ -> miss(domain, "There is no TXT record at this name.");
    }
  }

  private void overtake(EmailDomain domain) {
    for (EmailDomain other : store.of(domain.domain())) {
      if (other.state().leads() && !other.id().equals(domain.id())) {
        Finding finding = records.of(other.challenge().name());
        if (!(finding instanceof Finding.Unanswered) && !other.challenge().isMetBy(finding)) {
          write(
              other,
              EmailDomainState.OFF,
              "Its record is gone, and somebody else has proved the domain.",
              null);
        }
      }
    }
  }

  private void miss(EmailDomain domain, String why) {
    if (!domain.state().leads()) {
      write(domain, domain.state(), why, domain.lostSince());
      return;
    }
    Instant now = clock.instant();
    Instant lost = domain.lostSince() == null ? now : domain.lostSince();
    boolean over = !now.isBefore(lost.plus(loss.lostAfter()));
    write(domain, over ? EmailDomainState.OFF : EmailDomainState.LOST, why, lost);
  }

  private void write(
      EmailDomain domain, EmailDomainState to, @Nullable String why, @Nullable Instant lost) {
    store.found(domain, to, why, lost, next(domain, to));
  }

  /** Null: not until somebody asks for it. */
  private @Nullable Instant next(EmailDomain domain, EmailDomainState state) {
    Instant now = clock.instant();
    return switch (state) {
      case PENDING -> Pace.waiting(domain.createdAt(), now);
      case ACTIVE, OFF -> Pace.settled(now);
      case LOST -> Pace.missed(now);
    };
  }
}
