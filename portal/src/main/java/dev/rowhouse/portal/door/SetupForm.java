package dev.rowhouse.portal.door;

import dev.rowhouse.portal.form.LdapForm;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.RoleRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a company's own people say of their provider; the rest is the builder's to choose. */
record SetupForm(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String secret,
    @Nullable String secretExpiresAt,
    @Nullable String groupsClaim,
    @Nullable String rules,
    @Nullable LdapForm ldap) {
  /**
   * @param byLdap what to begin with, while nothing is saved
   */
  static SetupForm of(@Nullable Connection connection, boolean byLdap) {
    if (connection == null) {
      return byLdap
          ? new SetupForm("", "", "", "", "memberOf", "", LdapForm.EMPTY)
          : new SetupForm("", "", "", "", "groups", "", null);
    }
    ConnectionSettings now = connection.settings();
    String rules =
        now.rules().stream()
            .map(rule -> rule.group() + " = " + rule.role())
            .collect(Collectors.joining("\n"));
    Instant ends = now.secretExpiresAt();
    return new SetupForm(
        now.issuer(),
        now.clientId(),
        "",
        ends == null ? "" : LocalDate.ofInstant(ends, ZoneOffset.UTC).toString(),
        now.groupsClaim(),
        rules,
        LdapForm.of(now.ldap()));
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
        ends(text(secretExpiresAt)),
        ldap == null ? null : ldap.read());
  }

  private static @Nullable Instant ends(String day) {
    if (day.isEmpty()) {
      return null;
    }
    try {
      if (day.length() == "2031-02-03".length()) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeParseException e) {
      // Refused below.
    }
    throw new Rejected("secretExpiresAt", "a day like 2031-02-03, or nothing");
  }

  String newSecret() {
    return text(secret);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
