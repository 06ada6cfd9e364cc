package dev.rowhouse.marketplace.account;

import static dev.rowhouse.marketplace.account.Permission.BUILD;
import static dev.rowhouse.marketplace.account.Permission.LOOK;
import static dev.rowhouse.marketplace.account.Permission.MONEY;
import static dev.rowhouse.marketplace.account.Permission.NODES;
import static dev.rowhouse.marketplace.account.Permission.OPERATE;
import static dev.rowhouse.marketplace.account.Permission.OWN;
import static dev.rowhouse.marketplace.account.Permission.PEOPLE;

import java.util.Locale;
import java.util.Set;

/** A member's role; this page is the whole table of who may do what. */
public enum Role {
  OWNER("Everything", LOOK, OPERATE, BUILD, NODES, MONEY, PEOPLE, OWN),
  ADMIN("Everything but making owners", LOOK, OPERATE, BUILD, NODES, MONEY, PEOPLE),
  DEVELOPER("Builds and operates projects", LOOK, OPERATE, BUILD),
  BILLING("Sees projects, pays bills", LOOK, MONEY),
  VIEWER("Sees projects, changes nothing", LOOK);

  private final String meaning;
  private final Set<Permission> permissions;

  Role(String meaning, Permission... permissions) {
    this.meaning = meaning;
    this.permissions = Set.of(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** In a few words for people, for example on the page of members. */
  public String meaning() {
    return meaning;
  }

  /** The word that people read: {@code owner}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
