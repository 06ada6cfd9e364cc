package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.wall.Cidr;
import dev.rowhouse.provisioner.wall.Ground;
import dev.rowhouse.provisioner.wall.KeptWall;
import dev.rowhouse.provisioner.wall.Mason;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Opens a node: its engine and disk, and its wall, which is put in force before all else. */
@Component
@OnRole(Role.WORKER)
class Opener {
  private final NodeStore store;
  private final TlsVault tls;
  private final Mason mason;
  private final NodeSettings settings;
  private final Strongholds strongholds;
  private final Visiting visiting;

  Opener(
      NodeStore store,
      TlsVault tls,
      Mason mason,
      NodeSettings settings,
      Strongholds strongholds,
      Visiting visiting) {
    this.store = store;
    this.tls = tls;
    this.mason = mason;
    this.settings = settings;
    this.strongholds = strongholds;
    this.visiting = visiting;
  }

  Opened open(Node node) {
    var host = new DockerHost(node.docker(), tls.open(node.id(), store.sealedTls(node.id())));
    Dock dock = visiting.open(host, bridges(node), node.dataDir());
    try {
      KeptWall wall = mason.wall(node.id(), ground(node), dock::filter);
      wall.restore();
      return new Opened(node, dock, wall);
    } catch (RuntimeException e) {
      dock.close();
      throw e;
    }
  }

  private static Bridges bridges(Node node) {
    return Bridges.of(node.id(), node.subnet4(), node.subnet6());
  }

  private Ground ground(Node node) {
    List<Cidr> gateways = blocks(node.gateways().stream());
    Stream<String> elsewhere =
        store.all().stream()
            .filter(other -> !other.id().equals(node.id()))
            .flatMap(Opener::networks);
    List<Cidr> forbidden =
        Stream.of(blocks(elsewhere), settings.forbidden(), strongholds.all())
            .flatMap(List::stream)
            .distinct()
            .toList();
    return new Ground(bridges(node).tag(), node.subnet4(), node.subnet6(), gateways, forbidden);
  }

  private static Stream<String> networks(Node node) {
    String subnet6 = node.subnet6();
    Stream<String> subnets =
        subnet6 == null ? Stream.of(node.subnet4()) : Stream.of(node.subnet4(), subnet6);
    return Stream.concat(subnets, node.gateways().stream());
  }

  private static List<Cidr> blocks(Stream<String> texts) {
    return texts.flatMap(text -> Cidr.parse(text).stream()).toList();
  }
}
