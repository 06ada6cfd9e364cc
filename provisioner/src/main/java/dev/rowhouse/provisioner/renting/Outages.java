package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.inventory.IncidentKind;
import dev.rowhouse.marketplace.inventory.Incidents;
import dev.rowhouse.marketplace.rental.Withdrawing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Rented machines that do not answer: soon it is an incident, and after long the machine is dead
 * and the renter has the unused rent back.
 */
@Component
@OnRole(Role.WORKER)
public class Outages {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final Yard yard;
  private final Incidents incidents;
  private final Withdrawing withdrawing;
  private final Clock clock;
  private final Duration dead;

  Outages(
      Yard yard,
      Incidents incidents,
      Withdrawing withdrawing,
      Clock clock,
      @Value("${rowhouse.marketplace.dead-after:24h}") Duration dead) {
    this.yard = yard;
    this.incidents = incidents;
    this.withdrawing = withdrawing;
    this.clock = clock;
    this.dead = dead;
  }

  /** How many are away. */
  public int sweep() {
    Instant now = clock.instant();
    return (int) yard.watched().stream().filter(each -> look(each, now)).count();
  }

  private boolean look(Yard.Watched watched, Instant now) {
    if (watched.lostAt().isEmpty()) {
      incidents.end(watched.server(), IncidentKind.DOWN, now);
      return false;
    }
    Instant since = watched.lostAt().get();
    if (since.plus(dead).isBefore(now)) {
      withdrawing.died(watched.server(), "did not answer for %d hours".formatted(dead.toHours()));
    } else if (since.plus(SOON).isBefore(now)) {
      incidents.begin(watched.server(), IncidentKind.DOWN, "does not answer", since);
    }
    return true;
  }
}
