package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import java.time.Instant;
import java.time.ZoneId;

/** A project. */
record ProjectView(
    ProjectId id,
    OrganizationId organization,
    String name,
    String slug,
    Access access,
    IdleJson idle,
    int poolSize,
    int retentionDays,
    int graceDays,
    ZoneId zone,
    String hostPattern,
    Instant createdAt,
    Instant changedAt,
    int version) {

  static ProjectView of(Project project) {
    ProjectSettings settings = project.settings();
    return new ProjectView(
        project.id(),
        project.organization(),
        settings.name(),
        settings.slug(),
        settings.access(),
        IdleJson.of(settings.idle()),
        settings.poolSize(),
        settings.retentionDays(),
        settings.graceDays(),
        settings.zone(),
        settings.hostPattern(),
        project.createdAt(),
        project.changedAt(),
        project.version());
  }
}
