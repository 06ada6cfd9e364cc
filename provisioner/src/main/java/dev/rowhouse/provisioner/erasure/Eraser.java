package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.host.Hosts;
import dev.rowhouse.provisioner.tenant.Leaving;
import dev.rowhouse.provisioner.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends erasures: once the container is gone, the person is forgotten and the receipt written in one
 * transaction, once. A process that dies in between leaves nothing half done.
 */
@Component
@OnRole(Role.WORKER)
public class Eraser {
  private static final Logger log = LoggerFactory.getLogger(Eraser.class);

  private final Forgetting forgetting;
  private final Leaving leaving;
  private final ErasureStore erasures;
  private final ReceiptStore receipts;
  private final Signer signer;
  private final Containers containers;
  private final Backups backups;
  private final Hosts hosts;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final String installation;

  Eraser(
      Forgetting forgetting,
      Leaving leaving,
      ErasureStore erasures,
      ReceiptStore receipts,
      Signer signer,
      Containers containers,
      Backups backups,
      Hosts hosts,
      TransactionOperations transaction,
      Bell bell,
      Clock clock,
      @Value("${rowhouse.base-url}") String installation) {
    this.forgetting = forgetting;
    this.leaving = leaving;
    this.erasures = erasures;
    this.receipts = receipts;
    this.signer = signer;
    this.containers = containers;
    this.backups = backups;
    this.hosts = hosts;
    this.transaction = transaction;
    this.clock = clock;
    this.installation = installation;
    bell.listen(Forgetting.TOPIC, this::finish);
    bell.listen(Routes.CHANGED, this::finish);
  }

  /** Begins all whose time has come; returns how many. */
  public int begin() {
    return (int) leaving.due().stream().filter(forgetting::eraseDue).count();
  }

  /** Ends all whose container is gone; returns how many. */
  public int finish() {
    return (int) leaving.leaving().stream().filter(this::finishQuietly).count();
  }

  private boolean finishQuietly(TenantId id) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> finish(id)));
    } catch (RuntimeException e) {
      log.warn("the erasure of tenant {} is tried again", id.value(), e);
      return false;
    }
  }

  private boolean finish(TenantId id) {
    Optional<Tenant> tenant = leaving.lock(id).filter(this::isHouseGone);
    tenant.ifPresent(this::conclude);
    return tenant.isPresent();
  }

  private boolean isHouseGone(Tenant tenant) {
    ContainerId house = tenant.container();
    return house == null || (backups.of(house).isEmpty() && isGone(house));
  }

  private boolean isGone(ContainerId house) {
    return containers
        .find(house)
        .map(Container::observed)
        .filter(each -> each != Observed.DELETED)
        .isEmpty();
  }

  private void conclude(Tenant tenant) {
    Instant now = clock.instant();
    String digest = leaving.digest(tenant);
    forgetting.people(tenant.id());
    hosts.forget(tenant.id());
    int events = leaving.end(tenant);
    var asked = erasures.find(tenant.id()).orElseThrow();
    ReceiptId id = ReceiptId.mint();
    var statement = Statement.of(id, tenant, digest, asked, events, installation, now);
    String document = signer.sign(statement);
    String kid = String.valueOf(Canonical.read(document).get("kid"));
    receipts.insert(new Receipt(id, tenant.id(), tenant.project(), document, now), kid);
  }
}
