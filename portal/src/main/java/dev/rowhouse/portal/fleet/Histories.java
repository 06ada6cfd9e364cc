package dev.rowhouse.portal.fleet;

import static java.util.stream.Collectors.groupingBy;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.FleetPoint;
import dev.rowhouse.billing.metering.FleetPoints;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.layout.Say;
import dev.rowhouse.provisioner.cost.FleetMonth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Bill ÷ tenants over time, up to this moment. Words are in UTC; scripts say them in the viewer's
 * zone.
 */
@Component
class Histories {
  private static final Duration BACK = Duration.ofDays(365);
  private static final int ROWS = 24;
  private static final DateTimeFormatter DAY = words("d MMM");
  private static final DateTimeFormatter MINUTE = words("HH:mm");

  private final FleetPoints points;
  private final Say say;

  Histories(FleetPoints points, Say say) {
    this.points = points;
    this.say = say;
  }

  /** One for each currency; none while there is no price or was no tenant. */
  List<History> of(OrganizationId organization, FleetMonth fleet) {
    var owner = new OwnerId(organization.value());
    List<FleetPoint> all = new ArrayList<>(points.of(owner, fleet.asOf().minus(BACK)));
    for (Money bill : fleet.bill()) {
      all.add(new FleetPoint(owner, fleet.asOf(), bill, fleet.nodes().size(), fleet.tenants()));
    }
    var byCurrency =
        all.stream()
            .filter(point -> point.tenants() > 0 && point.bill().minor() > 0)
            .collect(
                groupingBy(
                    point -> point.bill().currency().getCurrencyCode(),
                    TreeMap::new,
                    java.util.stream.Collectors.toList()));
    return byCurrency.entrySet().stream().map(e -> history(e.getKey(), e.getValue())).toList();
  }

  private History history(String currency, List<FleetPoint> points) {
    Money unit = points.getFirst().bill();
    List<Sample> samples =
        points.stream()
            .map(p -> new Sample(p.at().getEpochSecond(), (double) p.bill().minor() / p.tenants()))
            .toList();
    Duration span = Duration.between(points.getFirst().at(), points.getLast().at());
    boolean hours = span.compareTo(Duration.ofDays(3)) < 0;
    DateTimeFormatter words = hours ? MINUTE : DAY;
    Curve curve =
        Drawing.of(
            samples,
            List.of(),
            x -> words.format(Instant.ofEpochSecond((long) x)),
            y -> say.each(new Money(Math.round(y * 10_000), unit.currency()), 10_000));
    return new History(currency, hours ? "time" : "day", curve, thinned(points));
  }

  private static List<FleetPoint> thinned(List<FleetPoint> points) {
    int each = (points.size() + ROWS - 1) / ROWS;
    List<FleetPoint> rows = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i -= each) {
      rows.add(points.get(i));
    }
    return rows;
  }

  private static DateTimeFormatter words(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
