package dev.rowhouse.provisioner.project;

import dev.rowhouse.provisioner.Access;
import java.time.ZoneId;

/**
 * What a builder may change of a project.
 *
 * @param name 1 to 100 characters, for people
 * @param slug 3 to 40 characters of {@code a-z 0-9 -}, unique in the organization
 * @param poolSize clones of the newest snapshot kept ready, 0 to 50
 * @param retentionDays from cancellation to erasure, 0 to 3650
 * @param graceDays from a failed payment to suspension, 0 to 90
 * @param zone where "stop at 20:00" is meant
 * @param hostPattern first label of tenants' hosts, with the places {@code {tenant}}, {@code
 *     {project}} and {@code {random}}; the last must be there
 */
public record ProjectSettings(
    String name,
    String slug,
    Access access,
    IdlePolicy idle,
    int poolSize,
    int retentionDays,
    int graceDays,
    ZoneId zone,
    String hostPattern) {
  public static final String HOST_PATTERN = "{tenant}-{random}";

  /** What a new project has before anybody chose: public, stops after 15 minutes, no pool. */
  public static ProjectSettings named(String name, String slug) {
    return new ProjectSettings(
        name, slug, Access.PUBLIC, IdlePolicy.DEFAULT, 0, 30, 7, ZoneId.of("UTC"), HOST_PATTERN);
  }

  public ProjectSettings withAccess(Access other) {
    return new ProjectSettings(
        name, slug, other, idle, poolSize, retentionDays, graceDays, zone, hostPattern);
  }

  public ProjectSettings withIdle(IdlePolicy other) {
    return new ProjectSettings(
        name, slug, access, other, poolSize, retentionDays, graceDays, zone, hostPattern);
  }

  public ProjectSettings withPool(int size) {
    return new ProjectSettings(
        name, slug, access, idle, size, retentionDays, graceDays, zone, hostPattern);
  }

  public ProjectSettings withDays(int retention, int grace) {
    return new ProjectSettings(
        name, slug, access, idle, poolSize, retention, grace, zone, hostPattern);
  }
}
