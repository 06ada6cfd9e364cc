package dev.rowhouse.portal.scim;

/** Where directories write to. */
final class ScimPaths {
  static final String SCIM = "/.door/scim/v2";

  /** Of one connection. */
  static final String ONE = SCIM + "/{connection}";

  static final String TYPE = "application/scim+json";

  private ScimPaths() {}
}
