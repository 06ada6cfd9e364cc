package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Check;
import java.net.URI;
import java.time.Duration;

/** The rules for a connection's settings, with words that tell how to put them right. */
final class SettingsCheck {
  private static final int MOST_RULES = 100;

  private SettingsCheck() {}

  /**
   * @throws Rejected naming the first field that cannot be taken
   */
  static void accept(ConnectionSettings settings) {
    Check.text("name", settings.name(), 100);
    LdapSettings ldap = settings.ldap();
    if (ldap == null) {
      issuer(settings.issuer());
    } else {
      LdapCheck.accept(settings.issuer(), ldap);
    }
    Check.text("clientId", settings.clientId(), 255);
    if (settings.groupsClaim().length() > 100) {
      throw new Rejected("groupsClaim", "must not be longer than 100 characters");
    }
    String all = settings.roleOfAll();
    if (all != null) {
      Check.text("roleOfAll", all, 64);
    }
    rules(settings);
    Duration session = settings.session();
    if (session.compareTo(Duration.ofMinutes(5)) < 0
        || session.compareTo(Duration.ofHours(24)) > 0) {
      throw new Rejected("session", "a sign-in holds from 5 minutes to 24 hours");
    }
  }

  private static void rules(ConnectionSettings settings) {
    if (settings.rules().size() > MOST_RULES) {
      throw new Rejected("rules", "at most " + MOST_RULES + " groups, please");
    }
    for (RoleRule rule : settings.rules()) {
      Check.text("rules", rule.group(), 255);
      Check.text("rules", rule.role(), 64);
    }
    if (!settings.rules().isEmpty() && settings.groupsClaim().isBlank()) {
      throw new Rejected("groupsClaim", "say in which claim the provider names groups");
    }
  }

  /** Its form; where it leads is judged each time we go there. */
  private static void issuer(String issuer) {
    Check.text("issuer", issuer, 500);
    try {
      URI uri = URI.create(issuer);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean plain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (web && plain && uri.getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw new Rejected("issuer", "an address like https://id.example.com/acme, nothing behind it");
  }
}
