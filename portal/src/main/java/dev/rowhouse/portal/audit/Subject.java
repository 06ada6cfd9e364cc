package dev.rowhouse.portal.audit;

/**
 * What is changed, as it is at a moment.
 *
 * @param id or what stands for one; empty for nothing in particular
 * @param name what people call it
 * @param state in lines, without secrets; empty where there is nothing (yet, or any more)
 */
record Subject(String id, String name, String state) {
  static Subject unknown(String id) {
    return new Subject(id, id, "");
  }
}
