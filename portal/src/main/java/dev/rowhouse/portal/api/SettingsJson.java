package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Settings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app is run; what is left out of a request stays as it is, or gets the usual value.
 *
 * @param command argument vector; empty for the image's own
 * @param port where the app listens for HTTP
 * @param healthPath answers 200 to 399 once the app is ready
 * @param dataPaths absolute paths of directories that outlive image and container
 * @param graceSeconds between SIGTERM and SIGKILL
 */
record SettingsJson(
    @Nullable List<String> command,
    @Nullable Integer port,
    @Nullable String healthPath,
    @Nullable Double healthTimeoutSeconds,
    @Nullable LimitsJson limits,
    @Nullable List<String> dataPaths,
    @Nullable Double graceSeconds) {
  private static final Settings USUAL =
      new Settings(
          List.of(),
          8080,
          "/",
          Duration.ofSeconds(30),
          Limits.SMALL,
          List.of(),
          Duration.ofSeconds(10));

  static SettingsJson of(Settings settings) {
    return new SettingsJson(
        settings.command(),
        settings.port(),
        settings.healthPath(),
        settings.healthTimeout().toMillis() / 1000.0,
        LimitsJson.of(settings.limits()),
        settings.dataPaths(),
        settings.grace().toMillis() / 1000.0);
  }

  static Settings fresh(@Nullable SettingsJson given) {
    return given == null ? USUAL : given.over(USUAL);
  }

  Settings over(Settings before) {
    return new Settings(
        Given.or(command, before.command()),
        Given.or(port, before.port()),
        Given.or(healthPath, before.healthPath()),
        duration(healthTimeoutSeconds, before.healthTimeout()),
        limits == null ? before.limits() : limits.over(before.limits()),
        Given.or(dataPaths, before.dataPaths()),
        duration(graceSeconds, before.grace()));
  }

  private static Duration duration(@Nullable Double seconds, Duration before) {
    return seconds == null ? before : Duration.ofMillis(Math.round(seconds * 1000));
  }
}
