package dev.rowhouse.provisioner.tenant;

import java.util.EnumSet;
import java.util.Set;

/** A tenant's life, all of it on this page. */
public enum TenantState {
  /** Known, but nothing can be made yet: {@link Tenant#waiting} says what to do. */
  WAITING,
  /** Its container is being made. */
  PROVISIONING,
  /** It has its house. */
  ACTIVE,
  /** A payment failed; it goes on until the grace is over. */
  PAST_DUE,
  /** Stopped and not woken by requests; all data kept. */
  SUSPENDED,
  /** Over; stopped, and erased when the retention time is over. */
  CANCELED,
  /** Being forgotten; there is no way back. */
  ERASING,
  /** Forgotten; a receipt says so. */
  ERASED;

  /** Where it may go from here. */
  public Set<TenantState> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(PROVISIONING, CANCELED, ERASING);
      case PROVISIONING -> EnumSet.of(ACTIVE, PAST_DUE, SUSPENDED, CANCELED, ERASING);
      case ACTIVE -> EnumSet.of(PAST_DUE, SUSPENDED, CANCELED, ERASING);
      case PAST_DUE -> EnumSet.of(PROVISIONING, ACTIVE, SUSPENDED, CANCELED, ERASING);
      case SUSPENDED -> EnumSet.of(PROVISIONING, ACTIVE, CANCELED, ERASING);
      case CANCELED -> EnumSet.of(WAITING, PROVISIONING, ACTIVE, ERASING);
      case ERASING -> EnumSet.of(ERASED);
      case ERASED -> EnumSet.noneOf(TenantState.class);
    };
  }

  /** Whether nobody may be given anything of it any more, or know anything of its people. */
  public boolean forgotten() {
    return this == ERASING || this == ERASED;
  }

  /** Whether it has, or is to have, a house that runs. */
  public boolean served() {
    return switch (this) {
      case PROVISIONING, ACTIVE, PAST_DUE -> true;
      case WAITING, SUSPENDED, CANCELED, ERASING, ERASED -> false;
    };
  }
}
