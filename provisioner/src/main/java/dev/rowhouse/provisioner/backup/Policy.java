package dev.rowhouse.provisioner.backup;

/**
 * How often a project's tenants are backed up, and where to.
 *
 * @param everyHours 1 to 720
 * @param keep how many of each, 1 to 100; the oldest go first
 * @param place where the next ones go
 */
public record Policy(int everyHours, int keep, Place place) {
  public enum Place {
    /** A folder of the installation. */
    FOLDER,
    /** Another node than the tenant's own. */
    NODE
  }
}
