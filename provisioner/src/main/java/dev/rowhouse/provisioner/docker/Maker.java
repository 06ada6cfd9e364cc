package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes containers from plans. */
final class Maker {
  private static final int CONFLICT = 409;

  private final DockerClient docker;
  private final Site site;
  private final Networks networks;
  private final Walls walls;
  private final Looker looker;
  private final Owners owners;

  Maker(DockerClient docker, Site site, Networks networks, Walls walls, Looker looker) {
    this.docker = docker;
    this.site = site;
    this.networks = networks;
    this.walls = walls;
    this.looker = looker;
    this.owners = new Owners(docker);
  }

  /** Makes it, or adopts the one that stands there when it was made from the same plan. */
  void make(ContainerPlan plan) {
    make(plan, plan.name(), plan.image());
  }

  /**
   * The same under another name or with another image, which a copy needs; the fingerprint stays
   * the plan's.
   */
  void make(ContainerPlan plan, String name, String image) {
    networks.ensure(plan.network());
    try {
      Connection.call(() -> command(plan, name, image).exec());
    } catch (EngineRefused e) {
      if (e.status() != CONFLICT || !isMadeFrom(name, plan)) {
        throw e;
      }
    }
    owners.settle(name, plan);
  }

  private boolean isMadeFrom(String name, ContainerPlan plan) {
    return looker
        .look(name)
        .map(seen -> seen.fingerprint().equals(plan.fingerprint()))
        .orElse(false);
  }

  private CreateContainerCmd command(ContainerPlan plan, String name, String image) {
    CreateContainerCmd command =
        docker
            .createContainerCmd(image)
            .withName(name)
            .withHostName(plan.hostname() == null ? Fingerprint.opaque(name) : plan.hostname())
            .withEnv(environment(plan))
            .withLabels(labels(plan, name))
            .withIpv4Address(plan.address().ipv4())
            .withMacAddress(Mac.of(plan.address().ipv4()))
            .withHostConfig(walls.around(plan));
    if (hasIpv6(plan)) {
      command.withIpv6Address(plan.address().ipv6());
    }
    return plan.command().isEmpty() ? command : command.withCmd(plan.command());
  }

  private static boolean hasIpv6(ContainerPlan plan) {
    return plan.address().ipv6() != null && !plan.address().ipv6().isEmpty();
  }

  private static List<String> environment(ContainerPlan plan) {
    return plan.environment().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList();
  }

  private Map<String, String> labels(ContainerPlan plan, String name) {
    Map<String, String> labels = new HashMap<>(plan.labels());
    labels.put(Marks.INSTALLATION, site.installation());
    labels.put(Marks.CONTAINER, Marks.container(name));
    labels.put(Marks.PLAN, plan.fingerprint());
    return labels;
  }
}
