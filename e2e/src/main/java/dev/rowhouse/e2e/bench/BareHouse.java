package dev.rowhouse.e2e.bench;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A container like a tenant's, with the same image, limits, network and kind of volume, made and
 * moved by Docker's own calls alone.
 */
final class BareHouse implements AutoCloseable {
  /** Our own addresses on a bridge are its first thousand. */
  private static final int ADDRESS = 1_010;

  private static final int PORT = 8080;
  private static final String HEALTH = "/healthz";

  private final BareDocker docker;
  private final Caller caller;
  private final ObjectNode plan;
  private final String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
  private final String ip;

  private BareHouse(BareDocker docker, Caller caller, ObjectNode plan, String ip) {
    this.docker = docker;
    this.caller = caller;
    this.plan = plan;
    this.ip = ip;
  }

  /**
   * @param number tells apart those that stand at the same time, 0 to 9
   */
  static BareHouse like(BareDocker docker, Caller caller, String container, int number) {
    JsonNode model = docker.get("/containers/rh-" + container + "/json");
    String network = model.path("HostConfig").path("NetworkMode").asString();
    JsonNode ipam = docker.get("/networks/" + network).path("IPAM").path("Config").path(0);
    String ip = address(ipam.path("Subnet").asString(), ADDRESS + number);
    ObjectNode plan = JsonMapper.shared().createObjectNode();
    for (String field : new String[] {"Image", "Env", "Cmd", "User", "WorkingDir"}) {
      plan.set(field, model.path("Config").path(field));
    }
    plan.set("HostConfig", model.path("HostConfig").deepCopy());
    plan.putObject("NetworkingConfig")
        .putObject("EndpointsConfig")
        .putObject(network)
        .putObject("IPAMConfig")
        .put("IPv4Address", ip);
    return new BareHouse(docker, caller, plan, ip);
  }

  /** The address with this number in the subnet. */
  static String address(String subnet, int number) {
    String[] parts = subnet.substring(0, subnet.indexOf('/')).split("\\.");
    int low = Integer.parseInt(parts[2]) * 256 + Integer.parseInt(parts[3]) + number;
    return "%s.%s.%d.%d".formatted(parts[0], parts[1], low / 256, low % 256);
  }

  void create() {
    ((ObjectNode) plan.path("HostConfig")).putArray("Binds").add(name + ":/data");
    docker.post("/containers/create?name=" + name, plan);
  }

  void start() {
    docker.post("/containers/" + name + "/start");
  }

  void stop() {
    docker.post("/containers/" + name + "/stop?t=5");
  }

  void pause() {
    docker.post("/containers/" + name + "/pause");
  }

  void unpause() {
    docker.post("/containers/" + name + "/unpause");
  }

  void awaitHealth() {
    caller.await(ip, PORT, HEALTH);
  }

  @Override
  public void close() {
    docker.delete("/containers/" + name + "?force=1");
    docker.delete("/volumes/" + name);
  }
}
