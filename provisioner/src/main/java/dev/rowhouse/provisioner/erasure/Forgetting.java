package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.tenant.Leaving;
import dev.rowhouse.provisioner.tenant.Tenant;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins erasures: notes what there is, wants the container deleted, and lets no way back. All in
 * one transaction, so that it has begun or it has not.
 */
@Component
public class Forgetting {
  static final Topic TOPIC = new Topic("erasures");

  private final Tenants tenants;
  private final Leaving leaving;
  private final ErasureStore store;
  private final Containers containers;
  private final Backups backups;
  private final Connections connections;
  private final Members members;
  private final ErasureRequests requests;
  private final Bell bell;

  Forgetting(
      Tenants tenants,
      Leaving leaving,
      ErasureStore store,
      Containers containers,
      Backups backups,
      Connections connections,
      Members members,
      ErasureRequests requests,
      Bell bell) {
    this.tenants = tenants;
    this.leaving = leaving;
    this.store = store;
    this.containers = containers;
    this.backups = backups;
    this.connections = connections;
    this.members = members;
    this.requests = requests;
    this.bell = bell;
  }

  /** Erases at once what a builder wants gone. Asked again it changes nothing. */
  @Transactional
  public void erase(OrganizationId organization, TenantId id, Cause cause) {
    TenantId known = tenants.get(organization, id).tenant().id();
    leaving.begin(known).ifPresent(tenant -> forget(tenant, cause));
  }

  /** Looks again under the lock: whoever paid meanwhile is not erased. */
  @Transactional
  boolean eraseDue(TenantId id) {
    Optional<Tenant> due = leaving.beginDue(id);
    due.ifPresent(tenant -> forget(tenant, Cause.clock("the retention time is over")));
    return due.isPresent();
  }

  /** For the policy that erases what nobody uses. */
  @Transactional
  public void eraseUnused(TenantId id, Cause cause) {
    leaving.begin(id).ifPresent(tenant -> forget(tenant, cause));
  }

  private void forget(Tenant tenant, Cause cause) {
    Optional<Container> house = Optional.ofNullable(tenant.container()).flatMap(containers::find);
    store.insert(tenant.id(), cause, house.map(this::contents).orElse(List.of()));
    people(tenant.id());
    house.ifPresent(each -> containers.delete(each.id(), cause));
    bell.ring(TOPIC);
  }

  /**
   * Its people, and how they came in; again at the end, for what was on its way at the beginning.
   */
  void people(TenantId tenant) {
    connections.forget(tenant);
    members.forget(tenant);
    requests.forget(tenant);
  }

  private List<Removed> contents(Container house) {
    ContainerId id = house.id();
    List<Removed> removed = new ArrayList<>();
    removed.add(
        Removed.of("container and its filesystem", "id", id.value(), "image", house.image()));
    for (String path : house.settings().dataPaths()) {
      removed.add(Removed.of("data volume", "path", path, "id", Names.volume(id, path)));
    }
    for (Backup backup : backups.of(id)) {
      removed.add(
          Removed.of("backup", "id", backup.id().value(), "taken_at", backup.beganAt().toString()));
    }
    removed.add(Removed.of("environment and its secrets"));
    removed.add(Removed.of("address and firewall rules"));
    removed.add(
        Removed.of("identity providers, members, people who signed in, and what came of it"));
    removed.add(
        Removed.of("URL and claims", "claims_refused_from_epoch", "" + (house.epoch() + 1)));
    return removed;
  }
}
