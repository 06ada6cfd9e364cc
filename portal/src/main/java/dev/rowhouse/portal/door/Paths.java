package dev.rowhouse.portal.door;

import org.jspecify.annotations.Nullable;

/** Where people are led after a sign-in: to a path of the same host and nowhere else. */
final class Paths {
  static final String DOOR = "/.door/";

  /** Pages of ours behind the door; everything else there is on the way to it. */
  static final String CONSOLE = DOOR + "console/";

  static final String PASSKEYS = DOOR + "passkeys";

  private static final int LONGEST = 4000;

  private Paths() {}

  /** The path, or the front page when it is none that we lead to. */
  static String safe(@Nullable String to) {
    if (to == null) {
      return "/";
    }
    boolean fine =
        to.length() <= LONGEST
            && to.startsWith("/")
            && !to.startsWith("//")
            && (!to.startsWith(DOOR) || to.equals(CONSOLE) || to.equals(PASSKEYS))
            && to.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '#');
    return fine ? to : "/";
  }
}
