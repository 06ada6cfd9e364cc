package dev.rowhouse.provisioner.brand;

/** What a project gives to tenants that are companies. */
public enum Offering {
  /** The product's brand at the door; who administers the tenant asks the builder. */
  WHITE_LABEL("the brand"),
  /** A console for the tenant's own admins, under the product's plain name. */
  SUB_ACCOUNT("a console"),
  /** Both: the console wears the brand. */
  BOTH("the brand and a console");

  private final String word;

  Offering(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public boolean hasBrand() {
    return this != SUB_ACCOUNT;
  }

  public boolean hasConsole() {
    return this != WHITE_LABEL;
  }
}
