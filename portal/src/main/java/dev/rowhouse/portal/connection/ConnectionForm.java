package dev.rowhouse.portal.connection;

import dev.rowhouse.portal.form.LdapForm;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.RoleRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A connection as people type it.
 *
 * @param secret never shown again
 * @param rules a line each: {@code group = role}
 * @param session minutes
 * @param ldap what it has beside, where it is by LDAP
 */
record ConnectionForm(
    @Nullable String name,
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String secret,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate secretExpiresAt,
    @Nullable String groupsClaim,
    @Nullable String rules,
    @Nullable String roleOfAll,
    @Nullable Boolean admitsNew,
    @Nullable Integer session,
    int version,
    @Nullable LdapForm ldap) {
  static final ConnectionForm EMPTY =
      new ConnectionForm("", "", "", "", null, "groups", "", "", true, 480, 0, null);

  static final ConnectionForm EMPTY_LDAP =
      new ConnectionForm("", "", "", "", null, "memberOf", "", "", true, 480, 0, LdapForm.EMPTY);

  static ConnectionForm of(Connection connection) {
    ConnectionSettings now = connection.settings();
    Instant ends = now.secretExpiresAt();
    return new ConnectionForm(
        now.name(),
        now.issuer(),
        now.clientId(),
        "",
        ends == null ? null : LocalDate.ofInstant(ends, ZoneOffset.UTC),
        now.groupsClaim(),
        now.rules().stream()
            .map(rule -> rule.group() + " = " + rule.role())
            .collect(Collectors.joining("\n")),
        now.roleOfAll(),
        now.admitsNew(),
        (int) now.session().toMinutes(),
        connection.version(),
        LdapForm.of(now.ldap()));
  }

  ConnectionSettings read() {
    String all = text(roleOfAll);
    return new ConnectionSettings(
        text(name),
        text(issuer),
        text(clientId),
        text(groupsClaim),
        Boolean.TRUE.equals(admitsNew),
        all.isEmpty() ? null : all,
        RoleRule.lines(text(rules)),
        Duration.ofMinutes(Objects.requireNonNullElse(session, 0)),
        secretExpiresAt == null ? null : secretExpiresAt.atStartOfDay(ZoneOffset.UTC).toInstant(),
        ldap == null ? null : ldap.read());
  }

  String newSecret() {
    return text(secret);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
