package dev.rowhouse.provisioner.project;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Instant;

/**
 * One product of a builder.
 *
 * @param version goes up with each change; an update names the one it was made from
 */
public record Project(
    ProjectId id,
    OrganizationId organization,
    ProjectSettings settings,
    Instant createdAt,
    Instant changedAt,
    int version) {
  public String name() {
    return settings.name();
  }
}
