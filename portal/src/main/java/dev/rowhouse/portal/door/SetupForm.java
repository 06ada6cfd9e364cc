package dev.rowhouse.portal.door;

import dev.rowhouse.portal.form.LdapForm;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.RoleRule;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a company's own people say of their provider; the rest is the builder's to choose. */
record SetupForm(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String secret,
    @Nullable String groupsClaim,
    @Nullable String rules,
    @Nullable LdapForm ldap) {
  /**
   * @param byLdap what to begin with, while nothing is saved
   */
  static SetupForm of(@Nullable Connection connection, boolean byLdap) {
    if (connection == null) {
      return byLdap
          ? new SetupForm("", "", "", "memberOf", "", LdapForm.EMPTY)
          : new SetupForm("", "", "", "groups", "", null);
    }
    ConnectionSettings now = connection.settings();
    String rules =
        now.rules().stream()
            .map(rule -> rule.group() + " = " + rule.role())
            .collect(Collectors.joining("\n"));
    return new SetupForm(
        now.issuer(), now.clientId(), "", now.groupsClaim(), rules, LdapForm.of(now.ldap()));
  }

  ConnectionSettings read(Porch porch, @Nullable Connection before) {
    ConnectionSettings known = before == null ? null : before.settings();
    return new ConnectionSettings(
        known == null ? porch.tenantName() : known.name(),
        text(issuer),
        text(clientId),
        text(groupsClaim),
        known == null || known.admitsNew(),
        known == null ? null : known.roleOfAll(),
        RoleRule.lines(text(rules)),
        known == null ? Duration.ofHours(8) : known.session(),
        known == null ? null : known.secretExpiresAt(),
        ldap == null ? null : ldap.read());
  }

  String newSecret() {
    return text(secret);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
