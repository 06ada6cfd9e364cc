package dev.rowhouse.portal.template;

import dev.rowhouse.portal.form.LimitsForm;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Settings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an app is run, as people type it.
 *
 * @param command one argument a line
 * @param dataPaths one path a line
 */
record AppForm(
    @Nullable String command,
    @NotNull(message = "Say where the app listens, for example 8080.") @Nullable Integer port,
    @Nullable String healthPath,
    @NotNull(message = "Say how long a start may take.") @Nullable Integer healthTimeout,
    @Nullable String dataPaths,
    @NotNull(message = "Say how long a stop may take.") @Nullable Integer grace,
    @Valid @Nullable LimitsForm limits) {
  static final AppForm USUAL =
      new AppForm("", 8080, "/healthz", 30, "/data", 10, LimitsForm.of(Limits.SMALL));

  static AppForm of(Settings settings) {
    return new AppForm(
        String.join("\n", settings.command()),
        settings.port(),
        settings.healthPath(),
        (int) settings.healthTimeout().toSeconds(),
        String.join("\n", settings.dataPaths()),
        (int) settings.grace().toSeconds(),
        LimitsForm.of(settings.limits()));
  }

  Settings read() {
    return new Settings(
        lines(command),
        Objects.requireNonNullElse(port, 0),
        Objects.requireNonNullElse(healthPath, "/").strip(),
        Duration.ofSeconds(Objects.requireNonNullElse(healthTimeout, 30)),
        limits == null ? Limits.SMALL : limits.read(),
        lines(dataPaths),
        Duration.ofSeconds(Objects.requireNonNullElse(grace, 10)));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
