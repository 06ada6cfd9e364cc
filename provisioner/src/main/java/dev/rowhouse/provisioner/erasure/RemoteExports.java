package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.channel.Carrier;
import dev.rowhouse.provisioner.channel.NoWorker;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Exports through a worker, who knows the node. */
@Component
@Conditional(NoWorker.class)
class RemoteExports implements Exports {
  private final Tenants tenants;
  private final Carrier carrier;

  RemoteExports(Tenants tenants, Carrier carrier) {
    this.tenants = tenants;
    this.carrier = carrier;
  }

  @Override
  public void write(
      OrganizationId organization, TenantId id, Optional<BackupId> backup, OutputStream archive) {
    TenantId tenant = tenants.get(organization, id).tenant().id();
    var wanted =
        new CarriedExports.Wanted(
            organization.value(), tenant.value(), backup.map(BackupId::value).orElse(null));
    try (InputStream answer = carrier.ask(CarriedExports.PATH, Json.write(wanted))) {
      answer.transferTo(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
