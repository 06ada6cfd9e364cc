package dev.rowhouse.portal.house;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.tenant.Housed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How templates ask for a house's look and its one main action; they call it {@code @looks}. */
@Component("looks")
public class Looks {
  private static final int KINDS = 3;

  public Look of(Housed housed) {
    return Look.of(housed);
  }

  /**
   * @param lost since when its street has not answered; null while it does
   */
  public Look of(Housed housed, @Nullable Instant lost) {
    Look look = Look.of(housed);
    return lost == null ? look : look.unreached();
  }

  public Look of(Container house) {
    return Look.of(house);
  }

  /** Which kind of row house it is, for its whole life. */
  public int kind(Id id) {
    return Math.floorMod(id.value().hashCode(), KINDS);
  }

  /** What the main button does, as the last part of its address; null when there is nothing. */
  public @Nullable String verb(Look look) {
    return switch (look) {
      case AWAKE, READY -> "stop";
      case ASLEEP -> "start";
      case DOZING -> "resume";
      case BROKEN -> "retry";
      case SHUTTERED, BUILDING, CHANGING, LEAVING, LOT, GONE, MOVING, LOST -> null;
    };
  }

  public String button(Look look) {
    return button(look, "").replace("  ", " ").strip();
  }

  /** With whom it does that to: {@code Put acme to sleep}. */
  public String button(Look look, String name) {
    return switch (look) {
      case AWAKE, READY -> "Put " + name + " to sleep";
      case BROKEN -> "Try " + name + " again";
      default -> "Wake " + name;
    };
  }
}
