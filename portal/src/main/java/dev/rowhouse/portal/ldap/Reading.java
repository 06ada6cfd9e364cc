package dev.rowhouse.portal.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.LdapSettings;
import dev.rowhouse.provisioner.connection.RoleRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Reads entries. */
final class Reading {
  private static final int MOST = 500;
  private static final int LONGEST = 255;

  private Reading() {}

  static LdapPerson person(SearchResultEntry entry, LdapSettings ldap, List<String> groups) {
    String id = id(entry, ldap.idAttribute());
    if (id.isEmpty() || id.length() > LONGEST) {
      throw LdapTrouble.directorys(
          "The entry “%s” has no attribute %s that could tell people apart."
              .formatted(entry.getDN(), ldap.idAttribute()));
    }
    return new LdapPerson(
        id, first(entry, ldap.mailAttribute()), first(entry, ldap.nameAttribute()), groups);
  }

  /** Some directories name people by bytes ({@code objectGUID}), which are no text. */
  private static String id(SearchResultEntry entry, String name) {
    Attribute attribute = entry.getAttribute(name);
    if (attribute == null || attribute.size() != 1) {
      return "";
    }
    byte[] bytes = attribute.getValueByteArray();
    boolean guid = name.toLowerCase(Locale.ROOT).startsWith("objectguid");
    return guid || !isText(bytes) ? HexFormat.of().formatHex(bytes) : attribute.getValue();
  }

  private static boolean isText(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.chars().noneMatch(Character::isISOControl);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String first(SearchResultEntry entry, String name) {
    String value = entry.getAttributeValue(name);
    return value == null ? "" : Cut.to(LONGEST, value).strip();
  }

  static List<String> values(SearchResultEntry entry, String name) {
    String[] values = entry.getAttributeValues(name);
    return values == null ? List.of() : List.of(values).stream().limit(MOST).toList();
  }

  /**
   * As the entry names them; a DN in the words of the rule that means the same one, since spaces
   * and capitals in DNs do not count.
   */
  static List<String> groups(SearchResultEntry entry, ConnectionSettings settings) {
    List<String> groups = new ArrayList<>();
    for (String each : values(entry, settings.groupsClaim())) {
      groups.add(
          settings.rules().stream()
              .map(RoleRule::group)
              .filter(rule -> isSame(rule, each))
              .findFirst()
              .orElse(each));
    }
    return groups;
  }

  private static boolean isSame(String one, String other) {
    try {
      return one.contains("=") && DN.equals(one, other);
    } catch (LDAPException e) {
      return false;
    }
  }
}
