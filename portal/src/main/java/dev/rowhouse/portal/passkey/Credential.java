package dev.rowhouse.portal.passkey;

/**
 * The public half of a key.
 *
 * @param hash of the device's identifier for it, SHA-256 in hex
 * @param attested {@code attestedCredentialData} of WebAuthn: identifier and public key
 * @param counter of its uses, where the device counts
 * @param synced whether it may be on several devices
 */
record Credential(String hash, byte[] attested, long counter, boolean synced) {}
