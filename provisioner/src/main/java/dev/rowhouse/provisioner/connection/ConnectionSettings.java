package dev.rowhouse.provisioner.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a connection, but its secret.
 *
 * @param name as people read it on the button, 1 to 100 characters
 * @param issuer of its tokens, compared letter by letter
 * @param groupsClaim where its tokens name groups; empty when they name none
 * @param admitsNew whether who was never here may come in
 * @param roleOfAll what everybody has; null refuses who is in no group of the rules
 * @param session how long a sign-in holds, 5 minutes to 24 hours
 * @param secretExpiresAt when its client secret ends; null when that is not known
 * @param ldap what it has beside, where it is by LDAP; null by OpenID Connect
 */
public record ConnectionSettings(
    String name,
    String issuer,
    String clientId,
    String groupsClaim,
    boolean admitsNew,
    @Nullable String roleOfAll,
    List<RoleRule> rules,
    Duration session,
    @Nullable Instant secretExpiresAt,
    @Nullable LdapSettings ldap) {
  /** By OpenID Connect. */
  public ConnectionSettings(
      String name,
      String issuer,
      String clientId,
      String groupsClaim,
      boolean admitsNew,
      @Nullable String roleOfAll,
      List<RoleRule> rules,
      Duration session,
      @Nullable Instant secretExpiresAt) {
    this(
        name,
        issuer,
        clientId,
        groupsClaim,
        admitsNew,
        roleOfAll,
        rules,
        session,
        secretExpiresAt,
        null);
  }

  ConnectionSettings with(List<RoleRule> others, @Nullable LdapSettings byLdap) {
    return new ConnectionSettings(
        name,
        issuer,
        clientId,
        groupsClaim,
        admitsNew,
        roleOfAll,
        others,
        session,
        secretExpiresAt,
        byLdap);
  }

  /** A group that no rule names gives nothing, whatever it is called. */
  public List<String> roles(List<String> groups) {
    Stream<String> named =
        rules.stream().filter(rule -> groups.contains(rule.group())).map(RoleRule::role);
    return Stream.concat(Stream.ofNullable(roleOfAll), named).distinct().toList();
  }

  /** Whether its names for people mean the same people. */
  boolean isSameProvider(ConnectionSettings other) {
    if (ldap == null || other.ldap == null) {
      return ldap == other.ldap && isSameClient(other);
    }
    return issuer.equals(other.issuer) && ldap.idAttribute().equals(other.ldap.idAttribute());
  }

  /** Whether the secret is for the same client at the same provider. */
  boolean isSameClient(ConnectionSettings other) {
    return issuer.equals(other.issuer) && clientId.equals(other.clientId);
  }
}
