package dev.rowhouse.portal.api.key;

import static dev.rowhouse.marketplace.account.Permission.BUILD;
import static dev.rowhouse.marketplace.account.Permission.LOOK;
import static dev.rowhouse.marketplace.account.Permission.MONEY;
import static dev.rowhouse.marketplace.account.Permission.NODES;
import static dev.rowhouse.marketplace.account.Permission.OPERATE;
import static dev.rowhouse.marketplace.account.Permission.PEOPLE;

import dev.rowhouse.marketplace.account.Permission;
import java.util.List;
import java.util.Optional;

/**
 * What each call asks of its key; this page is the whole table. It is read from the top, and the
 * first line that fits decides; what no line fits is refused.
 */
public final class Calls {
  private static final String V1 = "/api/v1";

  private static final List<Line> LINES =
      List.of(
          // Who a key is, and whether a receipt is true, is for every key.
          any("/me", LOOK),
          any("/receipts", LOOK),
          read("/containers/{id}/logs", OPERATE),
          read("/containers/{id}/environment", OPERATE),
          read("/tenants/{id}/export", OPERATE),
          read("/projects/{project}/events/{id}", OPERATE),
          read("/projects/{project}/deliveries/{id}", OPERATE),
          read("/projects/{project}/template/environment", BUILD),
          read("/nodes/{id}/price", MONEY),
          read("/audit", PEOPLE),
          read("", LOOK),
          any("/containers", OPERATE),
          any("/tenants", OPERATE),
          any("/projects/{project}/tenants", OPERATE),
          any("/projects/{project}/containers", OPERATE),
          any("/projects/{project}/events", OPERATE),
          any("/projects/{project}/deliveries", OPERATE),
          any("/projects", BUILD),
          any("/images", BUILD),
          any("/keys", BUILD),
          any("/nodes/{id}/price", MONEY),
          any("/splitting", MONEY),
          any("/nodes", NODES),
          any("/enrolments", NODES),
          any("/offers", NODES),
          any("/holds", NODES),
          any("/rentals", NODES),
          any("/servers", NODES));

  private Calls() {}

  /**
   * @param method of HTTP
   * @param pattern of the route, for example {@code /api/v1/nodes/{id}}
   */
  public static Optional<Permission> need(String method, String pattern) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return LINES.stream()
        .filter(line -> reads || !line.readsOnly())
        .filter(line -> line.fits(pattern))
        .findFirst()
        .map(Line::permission);
  }

  private static Line read(String start, Permission permission) {
    return new Line(V1 + start, true, permission);
  }

  private static Line any(String start, Permission permission) {
    return new Line(V1 + start, false, permission);
  }

  /** All routes that begin so, by whole words. */
  private record Line(String start, boolean readsOnly, Permission permission) {
    boolean fits(String pattern) {
      return pattern.equals(start) || pattern.startsWith(start + "/");
    }
  }
}
