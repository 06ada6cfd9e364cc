package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Changes connections for whoever may: the builder, or who holds a setup link. Callers open the
 * transaction.
 */
@Component
class Connecting {
  private static final int MOST = 20;

  private final ConnectionStore store;
  private final Visits visits;
  private final Vault vault;
  private final WaysIn ways;

  Connecting(ConnectionStore store, Visits visits, Vault vault, WaysIn ways) {
    this.store = store;
    this.visits = visits;
    this.vault = vault;
    this.ways = ways;
  }

  void create(ConnectionId id, TenantId tenant, ConnectionSettings settings, String secret) {
    if (store.of(tenant).size() >= MOST) {
      throw new Rejected("name", "a tenant has " + MOST + " connections at most");
    }
    SettingsCheck.accept(settings);
    store.insert(id, tenant, settings);
    keep(id, secret);
  }

  void update(Connection before, int version, ConnectionSettings settings, String secret) {
    SettingsCheck.accept(settings);
    boolean other = !before.settings().isSameProvider(settings);
    if (other && before.hasLetPeopleIn()) {
      throw new Rejected(
          "issuer",
          "people came by this provider, and its names for them mean nothing at another; connect"
              + " the other one as a connection of its own");
    }
    boolean elsewhere = !before.settings().isSameClient(settings);
    if (elsewhere && before.hasSecret() && secret.isBlank()) {
      throw new Rejected("secret", "give the secret of this client; the old one is not sent there");
    }
    boolean untested = elsewhere || !Objects.equals(before.settings().ldap(), settings.ldap());
    if (!store.update(before.id(), version, settings, untested)) {
      throw new Rejected("version", "somebody changed this connection meanwhile; look at it again");
    }
    keep(before.id(), secret);
  }

  void move(Connection before, ConnectionState to) {
    if (!before.state().next().contains(to)) {
      throw new Rejected("state", "it is " + before.state().word() + ", and cannot become so");
    }
    if (!before.hasSecret()) {
      throw new Rejected("state", "give the client's secret first");
    }
    if (!store.move(before.id(), before.state(), to)) {
      throw new Rejected("state", "test the sign-in first; it becomes active after it succeeded");
    }
    if (to == ConnectionState.DISABLED) {
      visits.endOf(before.id());
    }
    ways.changed(before.tenant());
  }

  void delete(Connection connection) {
    visits.endOf(connection.id());
    store.delete(connection.id());
    ways.changed(connection.tenant());
  }

  private void keep(ConnectionId id, String secret) {
    if (secret.length() > 1000) {
      throw new Rejected("secret", "must not be longer than 1000 characters");
    }
    if (!secret.isBlank()) {
      store.secret(id, vault.seal(secret.strip(), context(id)));
    }
  }

  static String context(ConnectionId id) {
    return "connection:" + id.value();
  }
}
