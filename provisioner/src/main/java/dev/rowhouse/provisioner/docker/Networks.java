package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Our bridges, made when first asked for. */
final class Networks {
  private static final int LOOKS = 30;
  private static final long BETWEEN_LOOKS = 100_000_000;

  private final DockerClient docker;
  private final Site site;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final ReentrantLock making = new ReentrantLock();

  Networks(DockerClient docker, Site site) {
    this.docker = docker;
    this.site = site;
  }

  /**
   * One at a time in this process; another may make it at the same moment, and whoever comes second
   * finds it made.
   */
  void ensure(String network) {
    int number = site.bridges().number(network);
    if (number < 0 || known.contains(network)) {
      return;
    }
    making.lock();
    try {
      if (!known.contains(network) && !exists(network)) {
        make(network, site.bridges().bridge(number));
      }
      known.add(network);
    } finally {
      making.unlock();
    }
  }

  void forget(String network) {
    known.remove(network);
  }

  private boolean exists(String network) {
    return Connection.call(() -> docker.listNetworksCmd().withNameFilter(network).exec()).stream()
        .anyMatch(found -> network.equals(found.getName()));
  }

  private void make(String network, Bridges.Bridge bridge) {
    try {
      Connection.call(() -> create(network, bridge));
    } catch (EngineRefused e) {
      if (!appears(network)) {
        throw e;
      }
    }
  }

  /** Docker refuses the addresses as taken before it lists the network that takes them. */
  private boolean appears(String network) {
    for (int look = 0; look < LOOKS; look++) {
      if (exists(network)) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    return false;
  }

  /**
   * No masquerading by Docker: what may leave the node is the wall's to say, and to translate. The
   * gateway mode keeps Docker 28 and later from dropping what is routed to unpublished ports.
   */
  private Object create(String network, Bridges.Bridge bridge) {
    return docker
        .createNetworkCmd()
        .withName(network)
        .withDriver("bridge")
        .withCheckDuplicate(true)
        .withEnableIpv6(bridge.subnet6() != null)
        .withIpam(new Ipam().withDriver("default").withConfig(subnets(bridge)))
        .withLabels(Map.of(Marks.INSTALLATION, site.installation()))
        .withOptions(
            Map.of(
                "com.docker.network.bridge.name", bridge.device(),
                "com.docker.network.bridge.enable_icc", "false",
                "com.docker.network.bridge.enable_ip_masquerade", "false",
                "com.docker.network.bridge.gateway_mode_ipv4", "nat-unprotected",
                "com.docker.network.bridge.gateway_mode_ipv6", "nat-unprotected"))
        .exec();
  }

  private static List<Ipam.Config> subnets(Bridges.Bridge bridge) {
    List<Ipam.Config> configs = new ArrayList<>();
    configs.add(new Ipam.Config().withSubnet(bridge.subnet4()).withGateway(bridge.gateway4()));
    if (bridge.subnet6() != null) {
      configs.add(new Ipam.Config().withSubnet(bridge.subnet6()).withGateway(bridge.gateway6()));
    }
    return configs;
  }
}
