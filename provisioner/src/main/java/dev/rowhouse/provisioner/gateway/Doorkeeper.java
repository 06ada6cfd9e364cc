package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.claim.Checking;
import dev.rowhouse.provisioner.claim.ClaimChecks;
import dev.rowhouse.provisioner.container.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may pass a door. A token is checked once; after that it costs a look-up in a map,
 * until it ends, is revoked, or its container's epoch is raised.
 */
final class Doorkeeper {
  private final ClaimChecks checks;
  private final Router router;
  private final Counters counters;

  Doorkeeper(ClaimChecks checks, Router router, Counters counters) {
    this.checks = checks;
    this.router = router;
    this.counters = counters;
  }

  /**
   * @param link the token in the address, or null
   * @param now milliseconds
   */
  Verdict decide(Door door, Head head, @Nullable String link, long now) {
    boolean open = door.route().access() == Access.PUBLIC;
    List<String> kept = head.tokens();
    if (link == null && head.claim == null && kept.isEmpty()) {
      return open ? Verdict.PASS : refuse(Refusal.NO_CLAIM);
    }
    if (link != null) {
      Verdict verdict = check(door, head, link, now);
      if (verdict instanceof Verdict.Enter enter && enter.guest() != null) {
        return new Verdict.Welcome(enter.guest(), link);
      }
      return verdict;
    }
    Verdict verdict =
        head.claim != null ? check(door, head, head.claim, now) : first(door, head, now);
    return open && verdict instanceof Verdict.Refuse ? Verdict.PASS : verdict;
  }

  /** Whether whoever passed once may stay; asked again and again of what stays open for long. */
  boolean mayStay(Door door, @Nullable Guest guest, long now) {
    Route route = door.route();
    return guest == null
        ? route.access() == Access.PUBLIC
        : checks.holds(guest.claim, route.epoch(), now) || route.access() == Access.PUBLIC;
  }

  /** A neighbour may have planted a cookie beside ours: the first that is valid counts. */
  private Verdict first(Door door, Head head, long now) {
    List<String> tokens = head.tokens();
    Verdict last = Verdict.PASS;
    for (int i = 0; i < tokens.size() && i < 4; i++) {
      last = check(door, head, tokens.get(i), now);
      if (!(last instanceof Verdict.Refuse)) {
        return last;
      }
    }
    return last;
  }

  /** What opens a container by one of its names opens it by no other. */
  private Verdict check(Door door, Head head, String token, long now) {
    Verdict verdict = check(door, token, now);
    return verdict instanceof Verdict.Enter(var guest)
            && guest != null
            && !guest.claim.host().equals(router.domain(head.host()))
        ? refuse(Refusal.BAD_CLAIM)
        : verdict;
  }

  private Verdict check(Door door, String token, long now) {
    Guest known = door.guest(token);
    if (known == null) {
      return meet(door, token, now);
    }
    if (checks.holds(known.claim, door.route().epoch(), now)) {
      return known.enter;
    }
    door.dismiss(token);
    return refuse(Refusal.BAD_CLAIM);
  }

  private Verdict meet(Door door, String token, long now) {
    return switch (checks.check(token, door.route().container())) {
      case Checking.Valid(var claim) -> {
        var guest = new Guest(claim);
        if (!checks.holds(claim, door.route().epoch(), now)) {
          yield refuse(Refusal.BAD_CLAIM);
        }
        door.welcome(token, guest);
        yield guest.enter;
      }
      case Checking.UnknownKey() -> new Verdict.LookAgain();
      case Checking.Refused() -> refuse(Refusal.BAD_CLAIM);
    };
  }

  private Verdict refuse(Refusal why) {
    counters.refusedClaims.increment();
    return new Verdict.Refuse(why);
  }
}
