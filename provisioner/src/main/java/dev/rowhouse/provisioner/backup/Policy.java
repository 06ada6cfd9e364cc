package dev.rowhouse.provisioner.backup;

/**
 * How often a project's tenants are backed up.
 *
 * @param everyHours 1 to 720
 * @param keep how many of each, 1 to 100; the oldest go first
 */
public record Policy(int everyHours, int keep) {}
