package dev.rowhouse.provisioner.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.HostConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's engine, opened: what it can do was asked, and the ways to do it follow from that. */
public final class Dock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dock.class);

  private final Connection connection;
  private final Hands network;
  private final Hands disk;

  /** For what takes as long as its bytes do, so that nobody else waits for it. */
  private final Hands heavy;

  private final Capabilities capabilities;
  private final Engine engine;
  private final Disk ways;
  private final Rooms rooms;
  private final @Nullable String dataDir;

  /**
   * @throws EngineUnreachable when it does not answer
   * @throws EngineRefused when it answers and will not have us
   */
  public static Dock open(DockerHost host, Site site) {
    var connection = new Connection(host);
    try {
      return new Dock(connection, site, true);
    } catch (RuntimeException e) {
      connection.close();
      throw Connection.translate(e);
    }
  }

  /**
   * @param fast whether to look for the fast ways at all; without, any node is just a Docker host
   */
  Dock(Connection connection, Site site, boolean fast) {
    this.connection = connection;
    dataDir = site.dataDir();
    JsonNode info = info(connection);
    var images = new Images(connection);
    Function<HostConfig, Hands> hands = powers -> new Hands(connection, images, site, powers);
    network = hands.apply(Powers.network());
    HostConfig powers =
        Powers.disk(
            site.dataDir() == null ? "/" : site.dataDir(), info.path("DockerRootDir").asText());
    disk = hands.apply(powers);
    heavy = hands.apply(powers);
    boolean quotas = fast && Probe.keepsQuotas(info, site, disk);
    capabilities = Probe.capabilities(info, site, quotas, network);
    var docker = connection.quick();
    var networks = new Networks(docker, site);
    var looker = new Looker(docker, site);
    var maker = new Maker(docker, site, networks, new Walls(site, quotas), looker);
    var plain = new PlainVolumes(docker, site, hands);
    RootQuota quota = quotas ? new SubvolumeQuota(docker, disk) : new NoRootQuota(connection);
    Copies copies =
        quotas
            ? new SwappedCopies(docker, disk, maker, looker)
            : new CommittedCopies(docker, images, maker, looker);
    Volumes volumes =
        quotas && dataDir != null ? new Subvolumes(docker, site, dataDir, disk, plain) : plain;
    volumes.sweep();
    var endings = new Endings(docker, hands);
    engine = new DockerEngine(connection, site, networks, maker, quota, endings);
    var carrier = new Carrier(connection, site, network);
    Packing packing = volumes == plain ? null : new Packing(docker, heavy, maker, looker);
    ways = new DockerDisk(images, copies, volumes, carrier, quota, maker, packing);
    rooms = new Rooms(quotas ? disk : network, quotas ? Powers.GRAPH : "/");
  }

  private static JsonNode info(Connection connection) {
    try {
      return new ObjectMapper().readTree(connection.get("/info"));
    } catch (JsonProcessingException e) {
      throw new EngineRefused(502, "this is no Docker Engine");
    }
  }

  public Engine engine() {
    return engine;
  }

  public Disk disk() {
    return ways;
  }

  public Capabilities capabilities() {
    return capabilities;
  }

  /**
   * Runs a script in the node's network namespace with power over its packet filter; returns what
   * it said.
   *
   * @throws EngineRefused with what it said, when it does not end with status 0
   */
  public String filter(String script) {
    return network.run(script);
  }

  /** Removes helpers that nobody drives any more; somebody else may be at it. */
  public void tidy() {
    try {
      network.sweep();
    } catch (EngineRefused e) {
      log.debug("helpers are not swept now: {}", e.getMessage());
    }
  }

  /**
   * Says within seconds whether the machine is there.
   *
   * @throws EngineUnreachable when it is not
   */
  public void ping() {
    connection.ping();
  }

  /** How far the machine's clock is ahead of ours, to some milliseconds. */
  public Duration skew(Clock clock) {
    Instant asked = clock.instant();
    String theirs = info(connection).path("SystemTime").asText();
    Instant answered = clock.instant();
    Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
    return theirs.isEmpty()
        ? Duration.ZERO
        : Duration.between(middle, OffsetDateTime.parse(theirs).toInstant());
  }

  /** What the node has free now: of its memory, and of the disk that Docker keeps tenants on. */
  public Room room() {
    return rooms.measure();
  }

  /**
   * Removes everything that stands on the machine, whoever put it there. Only for a machine that is
   * ours alone, and of which nobody is in need any more.
   */
  public Cleared clear() {
    boolean ourFolder = dataDir != null && capabilities.storageDriver().equals("btrfs");
    return new Broom(connection.quick(), network, ourFolder ? disk : null, dataDir).sweep();
  }

  @Override
  public void close() {
    network.close();
    disk.close();
    heavy.close();
    connection.close();
  }
}
