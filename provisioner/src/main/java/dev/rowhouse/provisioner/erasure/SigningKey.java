package dev.rowhouse.provisioner.erasure;

import java.security.PrivateKey;

/**
 * What receipts are signed with.
 *
 * @param x the public key's 32 bytes in base 64 for URLs, as in a JWK
 */
record SigningKey(String kid, String x, PrivateKey secret) {}
