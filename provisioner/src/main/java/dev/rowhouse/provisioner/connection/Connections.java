package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The identity providers of a builder's tenants, looked at and changed by the builder. */
@Component
public class Connections {
  private final ConnectionStore store;
  private final Connecting connecting;
  private final Setups setups;
  private final Tenants tenants;
  private final SignInLines lines;

  Connections(
      ConnectionStore store,
      Connecting connecting,
      Setups setups,
      Tenants tenants,
      SignInLines lines) {
    this.store = store;
    this.connecting = connecting;
    this.setups = setups;
    this.tenants = tenants;
    this.lines = lines;
  }

  public List<Connection> list(OrganizationId organization, TenantId tenant) {
    tenants.get(organization, tenant);
    return store.of(tenant);
  }

  /**
   * @throws NoSuchElementException when the organization's tenant has no such connection
   */
  public Connection get(OrganizationId organization, TenantId tenant, ConnectionId id) {
    tenants.get(organization, tenant);
    return store
        .find(tenant, id)
        .orElseThrow(() -> new NoSuchElementException("no such connection"));
  }

  /** What became of the last sign-ins by it, the newest first. */
  public List<SignInLine> trace(OrganizationId organization, TenantId tenant, ConnectionId id) {
    return lines.of(get(organization, tenant, id).id());
  }

  /**
   * @param secret of the client at the provider; empty to give it later
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public Connection create(
      OrganizationId organization, TenantId tenant, ConnectionSettings settings, String secret) {
    tenants.staying(organization, tenant);
    ConnectionId id = ConnectionId.mint();
    connecting.create(id, tenant, settings, secret);
    return get(organization, tenant, id);
  }

  /**
   * Another provider, client or secret has to be tested again. Once people came by it, the provider
   * stays the same; an active connection goes on with a new secret at once.
   *
   * @param version the one that the change was made from
   * @param secret empty keeps the present one
   * @throws Rejected naming the field, {@code version} when somebody else changed it meanwhile
   */
  @Transactional
  public Connection update(
      OrganizationId organization,
      TenantId tenant,
      ConnectionId id,
      int version,
      ConnectionSettings settings,
      String secret) {
    connecting.update(get(organization, tenant, id), version, settings, secret);
    return get(organization, tenant, id);
  }

  /**
   * @throws Rejected when it may not go there from where it is
   */
  @Transactional
  public Connection move(
      OrganizationId organization, TenantId tenant, ConnectionId id, ConnectionState to) {
    connecting.move(get(organization, tenant, id), to);
    return get(organization, tenant, id);
  }

  /** With everybody who came by it; who is inside is out. */
  @Transactional
  public void delete(OrganizationId organization, TenantId tenant, ConnectionId id) {
    connecting.delete(get(organization, tenant, id));
  }

  /** A tenant is erased: nothing of its people stays. */
  @Unowned
  @Transactional
  public void forget(TenantId tenant) {
    store.of(tenant).forEach(connecting::delete);
    setups.forget(tenant);
  }
}
