package dev.rowhouse.portal.door.console;

/** Somebody without a claim that holds; they sign in and come back. */
final class Stranger extends RuntimeException {
  private final String door;

  /**
   * @param door the house's address without a path
   */
  Stranger(String door) {
    super("not signed in", null, false, false);
    this.door = door;
  }

  String signIn() {
    return door + "/.door/?to=%2F.door%2Fconsole%2F";
  }
}
