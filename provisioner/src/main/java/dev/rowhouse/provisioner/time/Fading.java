package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.tenant.Unused;
import dev.rowhouse.provisioner.tenant.UnusedTenants;
import org.springframework.stereotype.Component;

/** Erases tenants that nobody used for as long as the project's policy says, with notice. */
@Component
@OnRole(Role.WORKER)
class Fading {
  private final UnusedTenants tenants;
  private final Forgetting forgetting;

  Fading(UnusedTenants tenants, Forgetting forgetting) {
    this.tenants = tenants;
    this.forgetting = forgetting;
  }

  /** First the notice; days later the erasure, unless somebody came back. */
  int sweep() {
    tenants.forgetNoticesOfThoseWhoCameBack();
    int told = tenants.giveNotice();
    var over = tenants.over();
    over.forEach(this::erase);
    return told + over.size();
  }

  private void erase(Unused unused) {
    forgetting.eraseUnused(unused.id(), Cause.clock("not used for " + unused.days() + " days"));
  }
}
