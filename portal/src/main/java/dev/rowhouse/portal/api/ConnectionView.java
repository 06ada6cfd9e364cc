package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.ConnectionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider of a tenant.
 *
 * @param redirectUri to paste at the provider; null until the house has an address, and by LDAP
 * @param testUrl where a test sign-in begins; null as before
 * @param roleOfAll null refuses who is in no group of the rules
 * @param sessionMinutes how long a sign-in holds
 * @param hasSecret whether the client's secret was given; it is never shown
 */
record ConnectionView(
    ConnectionId id,
    TenantId tenant,
    ConnectionState state,
    String name,
    String issuer,
    String clientId,
    boolean hasSecret,
    @Nullable Instant secretExpiresAt,
    String groupsClaim,
    boolean admitsNew,
    @Nullable String roleOfAll,
    List<RoleRuleJson> rules,
    long sessionMinutes,
    @Nullable LdapJson ldap,
    @Nullable Instant testedAt,
    @Nullable String redirectUri,
    @Nullable String testUrl,
    Instant createdAt,
    int version) {

  /**
   * @param house its address without a path; null while there is none
   */
  static ConnectionView of(Connection connection, @Nullable String house) {
    ConnectionSettings now = connection.settings();
    String door = house == null ? null : house + "/.door/";
    String id = connection.id().value();
    return new ConnectionView(
        connection.id(),
        connection.tenant(),
        connection.state(),
        now.name(),
        now.issuer(),
        now.clientId(),
        connection.hasSecret(),
        now.secretExpiresAt(),
        now.groupsClaim(),
        now.admitsNew(),
        now.roleOfAll(),
        now.rules().stream().map(RoleRuleJson::of).toList(),
        now.session().toMinutes(),
        LdapJson.of(now.ldap()),
        connection.testedAt(),
        door == null || now.ldap() != null ? null : door + "back/" + id,
        door == null ? null : door + "test/" + id,
        connection.createdAt(),
        connection.version());
  }
}
