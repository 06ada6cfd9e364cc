package dev.rowhouse.provisioner.docker;

/** Labels and names by which we know our own again. */
final class Marks {
  static final String INSTALLATION = "dev.rowhouse.installation";
  static final String CONTAINER = "dev.rowhouse.container";
  static final String PLAN = "dev.rowhouse.plan";
  static final String HAND = "dev.rowhouse.hand";

  private static final String PREFIX = "rh-";
  private static final String NEXT = ".next";

  private Marks() {}

  /** The container that is made to take the place of the one of this name. */
  static String next(String name) {
    return name + NEXT;
  }

  static boolean isNext(String name) {
    return name.endsWith(NEXT);
  }

  /** The container's identifier behind its Docker name. */
  static String container(String name) {
    String bare = isNext(name) ? name.substring(0, name.length() - NEXT.length()) : name;
    return bare.startsWith(PREFIX) ? bare.substring(PREFIX.length()) : bare;
  }

  /** Repository of the images that hold a copied container's filesystem where nothing is shared. */
  static String copies(String name) {
    return "rowhouse/copy-" + container(name);
  }
}
