package dev.rowhouse.provisioner.project;

import dev.rowhouse.provisioner.Rejected;

/** What a project's settings must keep to. */
final class ProjectCheck {
  private ProjectCheck() {}

  static void accept(ProjectSettings settings) {
    Check.text("name", settings.name(), 100);
    Check.slug("slug", settings.slug());
    Check.range("poolSize", settings.poolSize(), 0, 50);
    Check.range("retentionDays", settings.retentionDays(), 0, 3650);
    Check.range("graceDays", settings.graceDays(), 0, 90);
    hostPattern(settings.hostPattern());
    idle(settings.idle());
  }

  private static void idle(IdlePolicy idle) {
    Check.range("idle.pauseAfter", idle.pauseAfter(), 1, 10_080);
    Check.range("idle.stopAfter", idle.stopAfter(), 1, 43_200);
    Check.range("idle.eraseAfter", idle.eraseAfter(), 1, 3650);
    Check.range("idle.notice", idle.notice(), 1, 90);
    Integer pause = idle.pauseAfter();
    Integer stop = idle.stopAfter();
    if (pause != null && stop != null && pause >= stop) {
      throw new Rejected("idle.pauseAfter", "must be less than the time until the stop");
    }
    Integer erase = idle.eraseAfter();
    if (erase != null && erase <= idle.notice()) {
      throw new Rejected("idle.notice", "must be less than the time until the erasure");
    }
  }

  private static void hostPattern(String pattern) {
    if (!pattern.contains("{random}")) {
      throw new Rejected("hostPattern", "must contain {random}: hosts must not be guessable");
    }
    String rest = pattern.replaceAll("\\{(tenant|project|random)}", "");
    if (!rest.matches("[a-z0-9-]{0,20}") || pattern.startsWith("-") || pattern.endsWith("-")) {
      throw new Rejected(
          "hostPattern",
          "may have {tenant}, {project}, {random} and up to 20 characters of a-z, 0-9 and -");
    }
  }
}
