package dev.rowhouse.marketplace.account;

import java.util.Locale;

/** What a member may do; every page and every call asks for one. */
public enum Permission {
  LOOK("See everything but secrets, logs and payloads"),
  OPERATE("Start, stop, wake, copy and erase houses; read logs; run commands; replay events"),
  BUILD("Change projects, templates, webhooks and API keys"),
  NODES("Rent servers, attach and remove nodes"),
  MONEY("See and pay bills"),
  PEOPLE("Invite people and change their roles"),
  OWN("Make owners, and end the organization");

  private final String meaning;

  Permission(String meaning) {
    this.meaning = meaning;
  }

  /** In a few words for people. */
  public String meaning() {
    return meaning;
  }

  /** The word that people read: {@code operate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
