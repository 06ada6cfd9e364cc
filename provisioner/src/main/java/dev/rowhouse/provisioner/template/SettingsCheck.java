package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.project.Check;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the settings of an app must keep to. */
final class SettingsCheck {
  private static final List<String> OURS = List.of("/proc", "/sys", "/dev", "/run", "/etc");

  private SettingsCheck() {}

  static Settings accepted(Settings settings) {
    accept(settings);
    return settings;
  }

  static void accept(Settings settings) {
    Check.range("settings.port", settings.port(), 1, 65_535);
    if (!settings.healthPath().matches("/[!-~]{0,254}")) {
      throw new Rejected("settings.healthPath", "must begin with / and have no spaces");
    }
    duration("settings.healthTimeout", settings.healthTimeout(), 1, 600);
    duration("settings.grace", settings.grace(), 0, 300);
    Check.limits("settings.limits", settings.limits());
    if (settings.command().stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new Rejected("settings.command", "must not contain NUL");
    }
    dataPaths(settings.dataPaths());
  }

  private static void duration(String field, Duration value, long least, long most) {
    if (value.compareTo(Duration.ofSeconds(least)) < 0
        || value.compareTo(Duration.ofSeconds(most)) > 0) {
      throw new Rejected(field, "must be from " + least + " to " + most + " seconds");
    }
  }

  private static void dataPaths(List<String> paths) {
    if (paths.size() > 8) {
      throw new Rejected("settings.dataPaths", "at most 8 data paths");
    }
    paths.forEach(SettingsCheck::dataPath);
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < paths.size(); j++) {
        if (i != j && Path.of(paths.get(i)).startsWith(Path.of(paths.get(j)))) {
          throw new Rejected(
              "settings.dataPaths", paths.get(i) + " lies within " + paths.get(j) + " already");
        }
      }
    }
  }

  private static void dataPath(String path) {
    if (!path.matches("/[A-Za-z0-9._/-]{1,200}")
        || !Path.of(path).normalize().toString().equals(path)) {
      throw new Rejected(
          "settings.dataPaths", path + ": an absolute path of letters, digits, . _ and - please");
    }
    if (OURS.stream().anyMatch(each -> Path.of(path).startsWith(each))) {
      throw new Rejected("settings.dataPaths", path + " belongs to the system");
    }
  }
}
