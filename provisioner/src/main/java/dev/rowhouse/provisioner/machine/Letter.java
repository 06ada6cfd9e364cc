package dev.rowhouse.provisioner.machine;

/**
 * What a machine that has a certificate sends.
 *
 * @param body JSON, byte for byte as it came: {@code machine}, {@code at} and what else there is
 * @param signature of the body by the machine's key, SHA-256, in base 64
 */
public record Letter(String body, String signature) {}
