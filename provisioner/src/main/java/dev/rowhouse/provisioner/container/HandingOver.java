package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.Seen;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a claimed spare who its tenant is, by a file: the environment of a running process cannot
 * change.
 */
final class HandingOver {
  static final String FILE = "/run/rowhouse/tenant.json";

  private final Tools tools;

  HandingOver(Tools tools) {
    this.tools = tools;
  }

  void run(Row row) {
    Engine engine = tools.engine(row);
    Seen.Status status = engine.look(row.name()).map(Seen::status).orElse(Seen.Status.GONE);
    switch (status) {
      case GONE -> lost(row);
      case RUNNING -> {
        engine.write(row.name(), FILE, facts(row));
        tools.register().settle(row, Observed.RUNNING, Applied.asBefore(row), "from the warm pool");
      }
      case CREATED, EXITED, PAUSED -> {
        engine.write(row.name(), FILE, facts(row));
        tools
            .register()
            .settle(row, Observed.STOPPED, Applied.asBefore(row), "the spare had ended");
      }
    }
  }

  private void lost(Row row) {
    tools.register().settle(row, Observed.CREATING, Applied.asBefore(row), "the spare was lost");
  }

  private static byte[] facts(Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("container", row.id().value());
    facts.put("name", row.container().name());
    facts.put("host", row.container().host());
    return JsonMapper.shared().writeValueAsString(facts).getBytes(StandardCharsets.UTF_8);
  }
}
