package dev.rowhouse.portal.form;

import dev.rowhouse.provisioner.connection.LdapSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a connection by LDAP has beside, as people type it. */
public record LdapForm(
    @Nullable String base,
    @Nullable String userFilter,
    @Nullable String idAttribute,
    @Nullable String mailAttribute,
    @Nullable String nameAttribute,
    @Nullable Boolean vouches,
    @Nullable String groupBase,
    @Nullable String groupFilter,
    @Nullable String authority) {
  /** As OpenLDAP and most others have it. */
  public static final LdapForm EMPTY =
      new LdapForm(
          "",
          "(&(objectClass=person)(uid={login}))",
          LdapSettings.USUAL_ID,
          LdapSettings.USUAL_MAIL,
          LdapSettings.USUAL_NAME,
          false,
          "",
          LdapSettings.USUAL_GROUP_FILTER,
          "");

  public static @Nullable LdapForm of(@Nullable LdapSettings now) {
    return now == null
        ? null
        : new LdapForm(
            now.base(),
            now.userFilter(),
            now.idAttribute(),
            now.mailAttribute(),
            now.nameAttribute(),
            now.vouches(),
            now.groupBase(),
            now.groupFilter(),
            now.authority());
  }

  public LdapSettings read() {
    String pem = text(authority);
    return new LdapSettings(
        text(base),
        text(userFilter),
        text(idAttribute),
        text(mailAttribute),
        text(nameAttribute),
        Boolean.TRUE.equals(vouches),
        text(groupBase),
        text(groupFilter),
        pem.isEmpty() ? null : pem);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
