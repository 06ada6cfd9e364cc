package dev.rowhouse.portal.project;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.IdlePolicy;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** A project's settings as people type them. */
record SettingsForm(
    @NotBlank(message = "Give the project a name.") @Nullable String name,
    @Nullable String slug,
    @Nullable Access access,
    @Valid @Nullable Idle idle,
    @NotNull(message = "Say how many; 0 for none.") @Nullable Integer poolSize,
    @NotNull(message = "Say how many days.") @Nullable Integer retentionDays,
    @NotNull(message = "Say how many days.") @Nullable Integer graceDays,
    @Nullable String zone,
    @Nullable String hostPattern,
    int version) {

  record Idle(
      @Nullable Boolean alwaysOn,
      @Nullable Integer pauseAfter,
      @Nullable Integer stopAfter,
      @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable LocalTime stopAt,
      @Nullable Integer eraseAfter,
      @NotNull(message = "Say how many days.") @Nullable Integer notice) {
    static Idle of(IdlePolicy idle) {
      return new Idle(
          idle.alwaysOn(),
          idle.pauseAfter(),
          idle.stopAfter(),
          idle.stopAt(),
          idle.eraseAfter(),
          idle.notice());
    }

    IdlePolicy read() {
      return new IdlePolicy(
          Boolean.TRUE.equals(alwaysOn),
          pauseAfter,
          stopAfter,
          stopAt,
          eraseAfter,
          Objects.requireNonNullElse(notice, 7));
    }
  }

  static SettingsForm of(Project project) {
    ProjectSettings now = project.settings();
    return new SettingsForm(
        now.name(),
        now.slug(),
        now.access(),
        Idle.of(now.idle()),
        now.poolSize(),
        now.retentionDays(),
        now.graceDays(),
        now.zone().getId(),
        now.hostPattern(),
        project.version());
  }

  ProjectSettings read(ProjectSettings before) {
    String called = Objects.requireNonNullElse(name, "").strip();
    return new ProjectSettings(
        called,
        slug == null || slug.isBlank() ? Labels.slug(called, 40) : slug.strip(),
        Objects.requireNonNullElse(access, before.access()),
        idle == null ? before.idle() : idle.read(),
        Objects.requireNonNullElse(poolSize, before.poolSize()),
        Objects.requireNonNullElse(retentionDays, before.retentionDays()),
        Objects.requireNonNullElse(graceDays, before.graceDays()),
        zoneId(),
        Objects.requireNonNullElse(hostPattern, before.hostPattern()).strip());
  }

  private ZoneId zoneId() {
    try {
      return ZoneId.of(Objects.requireNonNullElse(zone, "UTC").strip());
    } catch (DateTimeException e) {
      throw new Rejected("zone", "there is no such time zone; one looks like Europe/Berlin");
    }
  }
}
