package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.machine.Reign.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Replaces who signs, without a moment in which somebody is not believed: the next one is trusted
 * first, signs once every machine trusts it, and the former is forgotten once every machine has a
 * certificate of the next. Machines hear of each step when they renew their own.
 */
@Component
public class Succession {
  private static final Duration AHEAD = Duration.ofDays(2 * 365);

  /** For clocks that differ, and for who is being certified just now. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final AuthorityStore store;
  private final Authority authority;
  private final MachineStore machines;
  private final Clock clock;

  Succession(AuthorityStore store, Authority authority, MachineStore machines, Clock clock) {
    this.store = store;
    this.authority = authority;
    this.machines = machines;
    this.clock = clock;
  }

  /** Takes the steps whose time has come; whether there was any. */
  boolean step() {
    return rows().map(this::step).reduce(false, Boolean::logicalOr);
  }

  /** How it stands; empty before the first machine. */
  public List<Reign> look() {
    return rows().map(this::reign).toList();
  }

  private boolean step(AuthorityStore.Row row) {
    Reign reign = reign(row);
    return switch (reign.stage()) {
      case ALONE -> !clock.instant().isBefore(reign.successionAt()) && authority.announce(row);
      case ANNOUNCED -> reign.waiting() == 0 && authority.succeed(row);
      case SUCCEEDED -> reign.waiting() == 0 && store.forget(row.id());
    };
  }

  private Reign reign(AuthorityStore.Row row) {
    Instant until = Pem.certificate(row.certificate()).getNotAfter().toInstant();
    Stage stage =
        row.otherCertificate() == null
            ? Stage.ALONE
            : row.otherKey() == null ? Stage.SUCCEEDED : Stage.ANNOUNCED;
    return new Reign(
        row.id() == AuthorityStore.GATEWAYS ? "gateways" : "machines",
        until,
        until.minus(AHEAD),
        stage,
        row.otherSince(),
        stage == Stage.ALONE ? 0 : waiting(Objects.requireNonNull(row.otherSince())));
  }

  /** Who was certified last before they could hear of it, and is believed still. */
  private int waiting(Instant since) {
    Instant now = clock.instant();
    return machines.certified(now, since.plus(MARGIN).plus(Authority.LIFE));
  }

  private Stream<AuthorityStore.Row> rows() {
    return Stream.of(AuthorityStore.MACHINES, AuthorityStore.GATEWAYS)
        .map(store::find)
        .flatMap(Optional::stream);
  }
}
