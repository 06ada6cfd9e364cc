package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.RoleRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a connection, as a whole.
 *
 * @param name on the button people press
 * @param issuer exactly as the provider names itself
 * @param secret of the client; left out or empty it stays as it is
 * @param groupsClaim {@code groups} when left out
 * @param admitsNew true when left out
 * @param roleOfAll left out, who is in no group of the rules is refused
 * @param sessionMinutes 480 when left out
 * @param ldap left out by OpenID Connect; by LDAP the issuer is an address like {@code
 *     ldaps://ldap.example.com}
 */
record ConnectionJson(
    @NotBlank String name,
    @NotBlank String issuer,
    @NotBlank String clientId,
    @Nullable String secret,
    @Nullable Instant secretExpiresAt,
    @Nullable String groupsClaim,
    @Nullable Boolean admitsNew,
    @Nullable String roleOfAll,
    @Nullable List<RoleRuleJson> rules,
    @Min(5) @Max(1440) @Nullable Integer sessionMinutes,
    @Valid @Nullable LdapJson ldap) {

  ConnectionSettings settings() {
    List<RoleRule> roles =
        Given.or(rules, List.<RoleRuleJson>of()).stream().map(RoleRuleJson::rule).toList();
    return new ConnectionSettings(
        name,
        issuer,
        clientId,
        Given.or(groupsClaim, "groups"),
        Given.or(admitsNew, true),
        roleOfAll,
        roles,
        Duration.ofMinutes(Given.or(sessionMinutes, 480)),
        secretExpiresAt,
        ldap == null ? null : ldap.settings());
  }

  String newSecret() {
    return Given.or(secret, "");
  }
}
