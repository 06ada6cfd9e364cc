package dev.rowhouse.provisioner.gateway;

import org.jspecify.annotations.Nullable;

/** What the doorkeeper says to a request. */
sealed interface Verdict {
  Verdict PASS = new Enter(null);

  /**
   * @param guest null for a stranger before a door that is open to all
   */
  record Enter(@Nullable Guest guest) implements Verdict {}

  /** Came by a link: keeps the token in a cookie and goes on without it in the address. */
  record Welcome(Guest guest, String token) implements Verdict {}

  record Refuse(Refusal why) implements Verdict {}

  /** Its key may be newer than our last look at the keys. */
  record LookAgain() implements Verdict {}
}
