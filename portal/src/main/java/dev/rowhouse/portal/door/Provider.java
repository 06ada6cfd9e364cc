package dev.rowhouse.portal.door;

/**
 * What a provider says of itself.
 *
 * @param keys where its public keys are
 * @param logout where it ends sessions; empty for nowhere
 * @param namesIssuer whether its answers carry {@code iss} (RFC 9207)
 * @param takesBasic whether clients prove themselves by HTTP Basic, or else in the form
 */
record Provider(
    String issuer,
    String authorize,
    String token,
    String keys,
    String logout,
    boolean namesIssuer,
    boolean takesBasic) {}
