package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.channel.Carried;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exports for a portal that knows no node. */
@Component
@OnRole(Role.WORKER)
class CarriedExports implements Carried {
  static final String PATH = "/exports";

  private final NodeExports exports;

  CarriedExports(NodeExports exports) {
    this.exports = exports;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public void answer(String asked, OutputStream out) {
    Wanted wanted = Json.read(asked, Wanted.class);
    exports.write(
        new OrganizationId(wanted.organization()),
        new TenantId(wanted.tenant()),
        Optional.ofNullable(wanted.backup()).map(BackupId::new),
        out);
  }

  record Wanted(String organization, String tenant, @Nullable String backup) {}
}
