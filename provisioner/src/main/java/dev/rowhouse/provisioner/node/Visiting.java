package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an engine, whether it is a node or not. */
@Component
@OnRole(Role.WORKER)
public class Visiting {
  private final NodeStore store;
  private final NodeSettings settings;
  private final Guard guard;

  Visiting(NodeStore store, NodeSettings settings, Guard guard) {
    this.store = store;
    this.settings = settings;
    this.guard = guard;
  }

  /**
   * @return to be closed by who asked
   * @throws EngineUnreachable when it does not answer, or stands where we may not go
   */
  public Dock open(DockerHost host, Bridges bridges, @Nullable String dataDir) {
    return Dock.open(
        judged(host),
        new Site(
            store.installation(), bridges, dataDir, settings.helperImage(), settings.resolvers()));
  }

  private DockerHost judged(DockerHost host) {
    try {
      return host.pinned(guard.resolve("docker", host.address()));
    } catch (Rejected e) {
      throw new EngineUnreachable(String.valueOf(e.getMessage()), e);
    }
  }
}
