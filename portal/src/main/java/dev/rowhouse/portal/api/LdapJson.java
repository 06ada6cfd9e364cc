package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.connection.LdapSettings;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * What a connection by LDAP has beside its address (the issuer), its bind DN (the client ID), that
 * one's password (the secret) and the attribute that names groups (the groups claim).
 *
 * @param base DN below which people are searched
 * @param userFilter with {@code {login}} where the name goes that they typed
 * @param idAttribute never changes and is never given to another; {@code entryUUID} when left out
 * @param mailAttribute {@code mail} when left out
 * @param nameAttribute {@code cn} when left out
 * @param vouches whether nobody writes their own address there; false when left out
 * @param groupBase DN below which groups are searched; left out, the person's attribute names them
 * @param groupFilter with {@code {dn}} where the person's goes; {@code (member={dn})} when left out
 * @param authority PEM of who signs its certificate; left out, one that everybody trusts
 */
record LdapJson(
    @NotBlank String base,
    @NotBlank String userFilter,
    @Nullable String idAttribute,
    @Nullable String mailAttribute,
    @Nullable String nameAttribute,
    @Nullable Boolean vouches,
    @Nullable String groupBase,
    @Nullable String groupFilter,
    @Nullable String authority) {

  static @Nullable LdapJson of(@Nullable LdapSettings now) {
    return now == null
        ? null
        : new LdapJson(
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

  LdapSettings settings() {
    return new LdapSettings(
        base,
        userFilter,
        Given.or(idAttribute, LdapSettings.USUAL_ID),
        Given.or(mailAttribute, LdapSettings.USUAL_MAIL),
        Given.or(nameAttribute, LdapSettings.USUAL_NAME),
        Given.or(vouches, false),
        Given.or(groupBase, ""),
        Given.or(groupFilter, LdapSettings.USUAL_GROUP_FILTER),
        authority);
  }
}
