package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Docker is told to make of a row. */
final class Plans {
  static final String CONTAINER = "dev.rowhouse.container";
  static final String PROJECT = "dev.rowhouse.project";

  private Plans() {}

  static ContainerPlan plan(Row row, String name, List<Variable> environment) {
    Container container = row.container();
    Settings settings = container.settings();
    return new ContainerPlan(
        name,
        container.image(),
        settings.command(),
        environment(settings, environment),
        settings.limits(),
        volumes(row),
        network(row),
        row.address(),
        Map.of(CONTAINER, row.id().value(), PROJECT, container.project().value()),
        null);
  }

  private static String network(Row row) {
    String network = row.network();
    if (network == null) {
      throw new IllegalStateException(row.id().value() + " has no network");
    }
    return network;
  }

  static long quotaBytes(Row row) {
    return row.container().settings().limits().diskMb() * 1024L * 1024L;
  }

  /** The port is told as PaaS apps expect it, and cannot be overruled. */
  private static Map<String, String> environment(Settings settings, List<Variable> variables) {
    var environment = new LinkedHashMap<String, String>();
    variables.forEach(variable -> environment.put(variable.name(), variable.value()));
    environment.put("PORT", String.valueOf(settings.port()));
    return environment;
  }

  private static Map<String, String> volumes(Row row) {
    var volumes = new LinkedHashMap<String, String>();
    for (String path : row.container().settings().dataPaths()) {
      volumes.put(path, Names.volume(row.id(), path));
    }
    return volumes;
  }
}
