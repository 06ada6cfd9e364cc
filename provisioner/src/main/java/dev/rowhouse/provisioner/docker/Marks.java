package dev.rowhouse.provisioner.docker;

import java.util.regex.Pattern;

/** Labels and names by which we know our own again. */
final class Marks {
  static final String INSTALLATION = "dev.rowhouse.installation";
  static final String CONTAINER = "dev.rowhouse.container";
  static final String PLAN = "dev.rowhouse.plan";
  static final String HAND = "dev.rowhouse.hand";
  static final String HOLDING = "holding";

  private static final Pattern IDENTIFIER = Pattern.compile("con_[0-9a-z]{26}");
  private static final Pattern VOLUME =
      Pattern.compile("rh-(con|snp|bck)_[0-9a-z]{26}-[0-9a-f]{8}");
  private static final String NEXT = ".next";

  private Marks() {}

  /** The container that is made to take the place of the one of this name. */
  static String next(String name) {
    return name + NEXT;
  }

  static boolean isNext(String name) {
    return name.endsWith(NEXT);
  }

  /** The container's identifier in a Docker name, which may have an ending of its maker's. */
  static String container(String name) {
    var id = IDENTIFIER.matcher(name);
    return id.find() ? id.group() : name;
  }

  /** Whether it is named as only we name volumes. */
  static boolean isVolume(String name) {
    return VOLUME.matcher(name).matches();
  }

  /** Repository of the images that hold a copied container's filesystem where nothing is shared. */
  static String copies(String name) {
    return "rowhouse/copy-" + container(name);
  }
}
