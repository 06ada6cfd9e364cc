package dev.rowhouse.db.audit;

/**
 * Who acts.
 *
 * @param id for example {@code operator:opr_…} or {@code user:usr_…}
 * @param name what people call them, as it was then
 * @param origin the address that the request came from; empty where there was none
 */
public record Actor(String id, String name, String origin) {
  /** The installation itself, for example at its first start. */
  public static Actor house() {
    return new Actor("house", "this installation", "");
  }
}
