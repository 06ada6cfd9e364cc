package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.ProjectSettings;
import jakarta.validation.Valid;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a project; what is left out stays as it is, or gets the usual value.
 *
 * @param name needed to make one
 * @param slug made from the name when left out
 * @param version the one that the change was made from; left out: whatever it is now
 */
record ProjectJson(
    @Nullable String name,
    @Nullable String slug,
    @Nullable Access access,
    @Valid @Nullable IdleJson idle,
    @Nullable Integer poolSize,
    @Nullable Integer retentionDays,
    @Nullable Integer graceDays,
    @Nullable ZoneId zone,
    @Nullable String hostPattern,
    @Nullable Integer version) {

  ProjectSettings fresh() {
    String called = Given.or(name, "");
    return over(ProjectSettings.named(called, Labels.slug(called, 40)));
  }

  ProjectSettings over(ProjectSettings before) {
    return new ProjectSettings(
        Given.or(name, before.name()),
        Given.or(slug, before.slug()),
        Given.or(access, before.access()),
        idle == null ? before.idle() : idle.policy(),
        Given.or(poolSize, before.poolSize()),
        Given.or(retentionDays, before.retentionDays()),
        Given.or(graceDays, before.graceDays()),
        Given.or(zone, before.zone()),
        Given.or(hostPattern, before.hostPattern()));
  }
}
