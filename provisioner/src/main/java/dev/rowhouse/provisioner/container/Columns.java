package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Settings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings and limits as parameters of a statement. */
final class Columns {
  private Columns() {}

  static Map<String, @Nullable Object> of(Settings settings) {
    Map<String, @Nullable Object> params = of(settings.limits());
    params.put("command", Texts.json(settings.command()));
    params.put("port", settings.port());
    params.put("health_path", settings.healthPath());
    params.put("health_timeout", settings.healthTimeout().toMillis());
    params.put("data_paths", Texts.json(settings.dataPaths()));
    params.put("grace", settings.grace().toMillis());
    return params;
  }

  static Map<String, @Nullable Object> of(Limits limits) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("memory", limits.memoryMb());
    params.put("cpus", limits.milliCpus());
    params.put("pids", limits.pids());
    params.put("disk", limits.diskMb());
    params.put("ramdisk", limits.ramdiskMb());
    return params;
  }

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
