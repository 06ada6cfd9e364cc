package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.docker.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an engine, whether it is a node or not. */
@Component
@OnRole(Role.WORKER)
public class Visiting {
  private final NodeStore store;
  private final NodeSettings settings;

  Visiting(NodeStore store, NodeSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * @return to be closed by who asked
   * @throws dev.rowhouse.provisioner.docker.EngineUnreachable when it does not answer
   */
  public Dock open(DockerHost host, Bridges bridges, @Nullable String dataDir) {
    return Dock.open(
        host,
        new Site(
            store.installation(), bridges, dataDir, settings.helperImage(), settings.resolvers()));
  }
}
