package dev.rowhouse.adminui.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where everything lies on the operators' desk: the whole navigation; templates call it desk. */
@Component("desk")
public class Desk {
  /**
   * One page of a drawer.
   *
   * @param section what the page calls itself in its model
   */
  public record Place(String section, String href, String words) {}

  /** Pages that belong together; the first one opens with it. */
  public record Drawer(String words, List<Place> places) {
    public String href() {
      return places.getFirst().href();
    }

    public boolean holds(@Nullable String section) {
      return places.stream().anyMatch(place -> place.section().equals(section));
    }
  }

  private static final List<Drawer> DRAWERS =
      List.of(
          drawer("Overview", place("overview", "/", "Overview")),
          drawer(
              "Market",
              place("vendors", "/vendors", "Vendors"),
              place("servers", "/servers", "Servers"),
              place("rentals", "/rentals", "Rentals")),
          drawer(
              "Money",
              place("refunds", "/refunds", "Refunds"),
              place("payouts", "/payouts", "Payouts"),
              place("dunning", "/dunning", "Dunning"),
              place("ledger", "/ledger", "Ledger")),
          drawer("Organizations", place("organizations", "/organizations", "Organizations")),
          drawer(
              "House",
              place("nodes", "/nodes", "Nodes"),
              place("jobs", "/jobs", "Jobs"),
              place("events", "/events", "Events in"),
              place("deliveries", "/deliveries", "Webhooks out"),
              place("receipt-keys", "/receipt-keys", "Receipt keys"),
              place("operators", "/operators", "Operators")),
          drawer("Settings", place("settings", "/settings", "Settings")),
          drawer("Audit log", place("audit", "/audit", "Audit log")));

  public List<Drawer> drawers() {
    return DRAWERS;
  }

  /** The pages beside this one; none where it stands alone. */
  public List<Place> beside(@Nullable String section) {
    return DRAWERS.stream()
        .filter(drawer -> drawer.holds(section) && drawer.places().size() > 1)
        .findFirst()
        .map(Drawer::places)
        .orElse(List.of());
  }

  private static Drawer drawer(String words, Place... places) {
    return new Drawer(words, List.of(places));
  }

  private static Place place(String section, String href, String words) {
    return new Place(section, href, words);
  }
}
