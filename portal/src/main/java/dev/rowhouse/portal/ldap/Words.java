package dev.rowhouse.portal.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.rowhouse.db.text.Cut;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a directory answered, for people. */
final class Words {
  /** As Active Directory says why it lets somebody not in. */
  private static final Map<String, String> ACTIVE_DIRECTORY =
      Map.of(
          "data 530", "They may not sign in at this time of day.",
          "data 531", "They may not sign in from here.",
          "data 532", "Their password is over; they have to choose another.",
          "data 533", "Their account is switched off there.",
          "data 701", "Their account is over there.",
          "data 773", "They have to choose another password first.",
          "data 775", "Their account is locked there.");

  private Words() {}

  static String cut(@Nullable String text) {
    String whole = text == null ? "" : text.strip();
    String some = Cut.to(300, whole);
    return some.endsWith(".") ? some : some + ".";
  }

  /** The password was refused. */
  static String ofPassword(LDAPException e) {
    String said = String.valueOf(e.getDiagnosticMessage());
    return ACTIVE_DIRECTORY.entrySet().stream()
        .filter(it -> said.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("The directory does not take this password for them.");
  }

  static boolean isLate(LDAPException e) {
    ResultCode code = e.getResultCode();
    return code == ResultCode.TIMEOUT
        || code == ResultCode.TIME_LIMIT_EXCEEDED
        || code == ResultCode.SERVER_DOWN
        || code == ResultCode.CONNECT_ERROR;
  }
}
