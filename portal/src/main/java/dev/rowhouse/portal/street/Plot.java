package dev.rowhouse.portal.street;

import dev.rowhouse.portal.house.Look;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One house, or the lot where one will stand.
 *
 * @param kind which of the row houses it is drawn as
 * @param towards the street that it is moving to; null while it stays
 */
public record Plot(
    String name,
    String href,
    String project,
    Look look,
    int kind,
    @Nullable String host,
    @Nullable Instant lastSeen,
    @Nullable String towards) {

  /** What the link of its drawing says. */
  public String title() {
    return name + ", " + (towards == null ? look.word() : "moving to " + towards);
  }

  Plot unreached() {
    return new Plot(name, href, project, look.unreached(), kind, host, lastSeen, towards);
  }

  public boolean stands() {
    return look != Look.LOT && look != Look.GONE;
  }
}
