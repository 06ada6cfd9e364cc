package dev.rowhouse.portal.ldap;

/** Why a directory vouches for nobody, in words for who administers the connection. */
public final class LdapTrouble extends RuntimeException {
  private final Whose whose;

  /** Who can do something about it. */
  public enum Whose {
    /** The person: this name with this password is nobody. */
    PERSONS,
    /** Their administrator: the directory does not answer as it should. */
    DIRECTORYS
  }

  LdapTrouble(Whose whose, String words) {
    super(words);
    this.whose = whose;
  }

  static LdapTrouble directorys(String words) {
    return new LdapTrouble(Whose.DIRECTORYS, words);
  }

  static LdapTrouble persons(String words) {
    return new LdapTrouble(Whose.PERSONS, words);
  }

  public Whose whose() {
    return whose;
  }

  public String words() {
    return String.valueOf(getMessage());
  }
}
