package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Settings;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Gives a statement the parameters of settings. */
final class Columns {
  private Columns() {}

  static StatementSpec of(StatementSpec statement, Settings settings) {
    Limits limits = settings.limits();
    return statement
        .param("command", Texts.json(settings.command()))
        .param("port", settings.port())
        .param("health_path", settings.healthPath())
        .param("health_timeout", settings.healthTimeout().toMillis())
        .param("memory", limits.memoryMb())
        .param("cpus", limits.milliCpus())
        .param("pids", limits.pids())
        .param("disk", limits.diskMb())
        .param("ramdisk", limits.ramdiskMb())
        .param("data_paths", Texts.json(settings.dataPaths()))
        .param("grace", settings.grace().toMillis());
  }

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
