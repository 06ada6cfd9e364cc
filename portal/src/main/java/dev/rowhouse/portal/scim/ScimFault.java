package dev.rowhouse.portal.scim;

import dev.rowhouse.db.text.Cut;

/** What could not be taken, as RFC 7644 (3.12) says it. */
final class ScimFault extends RuntimeException {
  private final int status;
  private final String type;

  /**
   * @param type one of the RFC's; empty for none
   * @param detail for who looks at the directory's log: what is wrong, and what would be right
   */
  ScimFault(int status, String type, String detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }

  static ScimFault value(String detail) {
    return new ScimFault(400, "invalidValue", detail);
  }

  static ScimFault syntax(String detail) {
    return new ScimFault(400, "invalidSyntax", detail);
  }

  static ScimFault path(String path) {
    return new ScimFault(400, "invalidPath", "this path is not understood: " + Cut.to(200, path));
  }

  static ScimFault filter(String filter) {
    return new ScimFault(
        400,
        "invalidFilter",
        "understood are conditions like userName eq \"ada@example.com\", joined by and; not: "
            + Cut.to(200, filter));
  }

  static ScimFault nobody() {
    return new ScimFault(404, "", "there is none such");
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
