package dev.rowhouse.portal.house;

import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.tenant.House;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.TenantState;
import org.jspecify.annotations.Nullable;

/** How a house is drawn and called. Each has a shape of its own; colour only helps. */
public enum Look {
  AWAKE("awake", "good"),
  DOZING("paused", "plain"),
  ASLEEP("asleep", "plain"),
  SHUTTERED("suspended", "careful"),
  BUILDING("being built", "careful"),
  CHANGING("on its way", "careful"),
  BROKEN("failed", "bad"),
  LEAVING("being cleared", "careful"),
  READY("ready for somebody", "plain"),
  LOT("waiting", "careful"),
  GONE("erased", "plain"),
  MOVING("moving to another street", "careful"),
  LOST("out of reach", "bad");

  private final String word;
  private final String tone;

  Look(String word, String tone) {
    this.word = word;
    this.tone = tone;
  }

  public String word() {
    return word;
  }

  /** For the colour of a tag: good, plain, careful or bad. */
  public String tone() {
    return tone;
  }

  /** The symbol's name in the drawing. */
  public String symbol() {
    return "s" + ordinal();
  }

  /** The same while its street does not answer: whatever it did last, nobody can tell now. */
  public Look unreached() {
    return switch (this) {
      case AWAKE, DOZING, ASLEEP, SHUTTERED, CHANGING, BROKEN, READY -> LOST;
      case BUILDING, LEAVING, LOT, GONE, MOVING, LOST -> this;
    };
  }

  public static Look of(Container house) {
    if (house.kind() == Kind.SPARE && house.observed() == Observed.RUNNING) {
      return READY;
    }
    return of(house.observed(), house.desired(), house.suspended());
  }

  public static Look of(Housed housed) {
    TenantState state = housed.tenant().state();
    House house = housed.house();
    if (state == TenantState.ERASED) {
      return GONE;
    }
    if (state == TenantState.ERASING) {
      return LEAVING;
    }
    return house == null ? LOT : of(house.observed(), house.desired(), isShut(state));
  }

  private static boolean isShut(TenantState state) {
    return state == TenantState.SUSPENDED || state == TenantState.CANCELED;
  }

  private static Look of(Observed observed, @Nullable Desired desired, boolean shut) {
    return switch (observed) {
      case CREATING, CLAIMING, COPYING -> BUILDING;
      case RUNNING -> desired == Desired.RUNNING ? AWAKE : CHANGING;
      case PAUSED -> DOZING;
      case STOPPED -> shut ? SHUTTERED : desired == Desired.RUNNING ? CHANGING : ASLEEP;
      case FAILED -> BROKEN;
      case DELETING -> LEAVING;
      case DELETED -> GONE;
    };
  }
}
