package dev.rowhouse.provisioner.connection;

/**
 * Somebody of a tenant, and whether they are inside.
 *
 * @param inside sign-ins of theirs that still hold
 */
public record Presence(Person person, int inside) {}
