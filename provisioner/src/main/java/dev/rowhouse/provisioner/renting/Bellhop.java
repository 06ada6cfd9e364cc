package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.rental.Rounds;
import dev.rowhouse.marketplace.vendor.Onboarding;
import org.springframework.stereotype.Component;

/**
 * Makes the rounds of the market at once when there is news, and not only when the clock says so.
 */
@Component
@OnRole(Role.WORKER)
class Bellhop {
  Bellhop(Bell bell, Rounds rounds) {
    bell.listen(Rounds.TOPIC, rounds::sweep);
    bell.listen(Onboarding.TOPIC, rounds::sweep);
  }
}
