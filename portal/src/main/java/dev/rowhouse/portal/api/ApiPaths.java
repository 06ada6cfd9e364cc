package dev.rowhouse.portal.api;

/** The paths that machines use: no session, no cookie, no CSRF token; problems instead of pages. */
final class ApiPaths {
  static final String V1 = "/api/v1";
  static final String[] ALL = {
    "/api/**",
    "/hooks/**",
    "/enroll.sh",
    "/enroll/**",
    "/enroll",
    "/.well-known/jwks.json",
    "/.well-known/rowhouse-receipts.json",
    "/actuator/health/**"
  };
  static final String[] OPEN = {
    V1 + "/openapi.json",
    "/hooks/**",
    "/enroll.sh",
    "/enroll/**",
    "/enroll",
    "/.well-known/jwks.json",
    "/.well-known/rowhouse-receipts.json",
    "/actuator/health/**"
  };

  private ApiPaths() {}
}
