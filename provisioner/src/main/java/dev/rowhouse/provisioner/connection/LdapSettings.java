package dev.rowhouse.provisioner.connection;

import org.jspecify.annotations.Nullable;

/**
 * What a connection by LDAP has beside its address (the issuer), the DN that it binds by (the
 * client), that one's password (the secret), and the attribute that names groups (the groups
 * claim).
 *
 * @param base DN below which people are searched
 * @param userFilter by which one of them is found, with {@code {login}} where the name goes that
 *     they typed
 * @param idAttribute what tells people apart: it never changes and is never given to another
 * @param vouches whether its addresses are true, since nobody writes their own
 * @param groupBase DN below which groups are searched; empty where the person names their own
 * @param groupFilter by which a person's groups are found, with {@code {dn}} where theirs goes
 * @param authority PEM of who signs its certificate; null for whom everybody trusts
 */
public record LdapSettings(
    String base,
    String userFilter,
    String idAttribute,
    String mailAttribute,
    String nameAttribute,
    boolean vouches,
    String groupBase,
    String groupFilter,
    @Nullable String authority) {
  /** Where the name goes that a person typed. */
  public static final String LOGIN = "{login}";

  /** Where a person's DN goes. */
  public static final String DN = "{dn}";

  /** As OpenLDAP and most others have it. */
  public static final String USUAL_ID = "entryUUID";

  public static final String USUAL_MAIL = "mail";
  public static final String USUAL_NAME = "cn";
  public static final String USUAL_GROUP_FILTER = "(member=" + DN + ")";

  public boolean searchesGroups() {
    return !groupBase.isEmpty();
  }
}
