package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.ServerToVerify;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finding out what a machine really is, by enrolling and measuring it. */
@Unowned
@Component
public class Verifying {
  private static final Duration TIME_TO_REPORT = Duration.ofHours(24);

  private final ServerStore store;
  private final Servers servers;
  private final Measurements measurements;
  private final Incidents incidents;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Verifying(
      ServerStore store,
      Servers servers,
      Measurements measurements,
      Incidents incidents,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.store = store;
    this.servers = servers;
    this.measurements = measurements;
    this.incidents = incidents;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Publishes {@link ServerToVerify}; for what is listed, free or broken.
   *
   * @throws NotNow when its last renter's things were never wiped: an operator has to say so first
   */
  @Transactional
  public void begin(ServerId id) {
    if (servers.unwiped(id)) {
      throw new NotNow("what its last renter left is not wiped: an operator has to look at it");
    }
    start(id, "verification began");
  }

  /**
   * The same for a machine whose wipe failed, because an operator says that it may be: whatever is
   * on it is removed before it is measured.
   *
   * @param reason of the operator's
   * @throws Rejected for the field {@code reason} when it is blank
   */
  @Transactional
  public void anyway(ServerId id, String reason) {
    Rejected.unless(!reason.isBlank(), "reason", "say why it may come back");
    start(id, "an operator let it: " + reason.strip());
  }

  private void start(ServerId id, String cause) {
    Instant deadline = clock.instant().plus(TIME_TO_REPORT);
    servers.move(id, servers.get(id).state(), ServerState.VERIFYING, cause);
    store.verifyBy(id, deadline);
    publisher.publishEvent(new ServerToVerify(id, deadline));
  }

  /**
   * What was found. What is as claimed can be rented from now on.
   *
   * @throws NotNow when the server is not being verified
   */
  @Transactional
  public Measurement report(ServerId id, Measured found) {
    Server server = servers.get(id);
    String shortfalls = String.join("; ", Grading.shortfalls(server.claimed(), found));
    var measurement = new Measurement(found, shortfalls);
    measurements.insert(id, measurement);
    if (measurement.passed()) {
      settle(id, ServerState.AVAILABLE, "measured as claimed");
    } else {
      fail(id, shortfalls);
    }
    return measurement;
  }

  /** Whose time to report is over; how many. */
  @Transactional
  public int sweep(Instant now) {
    var late = store.unverified(now);
    late.forEach(id -> fail(id, "no report within " + TIME_TO_REPORT.toHours() + " hours"));
    return late.size();
  }

  private void fail(ServerId id, String why) {
    settle(id, ServerState.BROKEN, why);
    incidents.begin(id, IncidentKind.FAILED_VERIFICATION, why, clock.instant());
  }

  private void settle(ServerId id, ServerState to, String cause) {
    servers.move(id, ServerState.VERIFYING, to, cause);
    store.verifyBy(id, null);
    if (to == ServerState.AVAILABLE) {
      incidents.end(id, IncidentKind.FAILED_VERIFICATION, clock.instant());
      incidents.end(id, IncidentKind.DIED, clock.instant());
    }
  }
}
