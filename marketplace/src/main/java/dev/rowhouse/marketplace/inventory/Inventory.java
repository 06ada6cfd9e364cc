package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Machines with what was found on them: a vendor's own, and those behind an offer. */
@Component
public class Inventory {
  private static final int DAYS = 90;

  private final ServerStore servers;
  private final ChangeStore changes;
  private final Measurements measurements;
  private final Incidents incidents;
  private final Clock clock;

  Inventory(
      ServerStore servers,
      ChangeStore changes,
      Measurements measurements,
      Incidents incidents,
      Clock clock) {
    this.servers = servers;
    this.changes = changes;
    this.measurements = measurements;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** In the order in which they were listed. */
  public List<Evidence> of(VendorId vendor) {
    return servers.of(vendor).stream().map(this::evidence).toList();
  }

  /** Those that stand for the offer, without those that its vendor took away. */
  public List<Evidence> of(OfferId offer) {
    return servers.of(offer).stream()
        .filter(server -> server.state() != ServerState.WITHDRAWN)
        .map(this::evidence)
        .toList();
  }

  public Optional<Evidence> find(VendorId vendor, ServerId id) {
    return servers.find(id).filter(server -> server.vendor().equals(vendor)).map(this::evidence);
  }

  /** Every step of a vendor's machine, oldest first. */
  public List<Change> history(VendorId vendor, ServerId id) {
    return find(vendor, id).map(each -> changes.of(id)).orElse(List.of());
  }

  private Evidence evidence(Server server) {
    return new Evidence(
        server,
        measurements.latest(server.id()),
        incidents.reliability(server.id(), clock.instant(), DAYS),
        incidents.of(server.id()));
  }
}
