package dev.rowhouse.provisioner.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Site;
import dev.rowhouse.provisioner.node.NewNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real node for tests: Docker on btrfs in a network namespace of its own, started once a JVM; it
 * ends with the JVM, however that ends. Images are built once and kept under the repository's
 * {@code target}.
 */
public final class TestNode {
  private static final TestNode ONLY = start();
  private static final int KEPT_CONNECTIONS = 10;

  /** An image of 2 MB with busybox and a web server on port 8080; its app is user 1000. */
  public static final String TINY = "rowhouse/tiny:1";

  /** The demo app, with Python 3. */
  public static final String NOTEBOOK = "rowhouse/notebook:1";

  private final String dir;
  private JsonNode facts;
  private final Slice first;
  private final Dock dock;
  private int slices;

  private TestNode(String dir, JsonNode facts) {
    this.dir = dir;
    this.facts = facts;
    this.first = slice();
    this.dock = Dock.open(host(), site("test"));
  }

  /** A second one, for what goes from node to node; started when first asked for. */
  public static TestNode other() {
    return Other.NODE;
  }

  private static final class Other {
    private static final TestNode NODE = start();
  }

  /** The node, with the helper and the tiny image loaded. */
  public static TestNode get() {
    return ONLY;
  }

  public DockerHost host() {
    return new DockerHost(docker(), null);
  }

  /** The other way in: TCP with mutual TLS. */
  public DockerHost securedHost() {
    JsonNode way = facts.path("secured");
    try {
      String key = Files.readString(Path.of(way.path("keyFile").asText()));
      return new DockerHost(
          way.path("docker").asText(),
          new DockerHost.Tls(
              way.path("authority").asText(), way.path("certificate").asText(), key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a word of farewell. */
  public void killEngine() {
    ProcessHandle engine = ProcessHandle.of(facts.path("pid").asLong()).orElseThrow();
    engine.destroyForcibly();
    engine.onExit().join();
  }

  /**
   * As a supervisor would.
   *
   * @param user whose connections to the dead engine are used up, too
   */
  public void startEngine(Dock user) {
    startEngine();
    forgetDeadConnections(user);
  }

  /** As a supervisor would, and nobody's connections but our own are used up. */
  public void startEngine() {
    try {
      facts = new ObjectMapper().readTree(run("node.sh", "up", "--dir", dir, "--volatile"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forgetDeadConnections(dock);
  }

  /** Each connection that was kept fails once. */
  private static void forgetDeadConnections(Dock dock) {
    int good = 0;
    while (good < KEPT_CONNECTIONS) {
      good = answers(dock) ? good + 1 : 0;
    }
  }

  private static boolean answers(Dock dock) {
    try {
      dock.disk().hasImage("rowhouse/none:1");
      return true;
    } catch (EngineUnreachable e) {
      return false;
    }
  }

  /** A part of the node's networks for one test alone: networks of one node must not overlap. */
  public synchronized Slice slice() {
    int number = slices++;
    String six = subnet6();
    return new Slice(
        number(subnet4(), "\\.0\\.0/16$", "." + 16 * number + ".0/20"),
        six == null ? null : number(six, "00::/56$", "%x0::/60".formatted(number)));
  }

  /**
   * @param subnet4 four bridges wide
   * @param subnet6 null where this machine has no IPv6
   */
  public record Slice(String subnet4, String subnet6) {}

  private static String number(String subnet, String end, String replacement) {
    String slice = subnet.replaceFirst(end, replacement);
    if (slice.equals(subnet)) {
      throw new IllegalStateException("not a node's subnet: " + subnet);
    }
    return slice;
  }

  /** What it takes to attach the node, with networks that nobody else has. */
  public NewNode asNewNode(String name) {
    Slice slice = slice();
    List<String> gateways =
        gateway6() == null ? List.of(gateway4()) : List.of(gateway4(), gateway6());
    return new NewNode(name, docker(), null, slice.subnet4(), slice.subnet6(), gateways, dataDir());
  }

  /** What the engine is told of the node when it is opened for this installation. */
  public Site site(String installation) {
    return new Site(
        installation,
        new Bridges("test00", first.subnet4(), first.subnet6()),
        dataDir(),
        helperArchive(),
        List.of("192.0.2.53"));
  }

  /** Opened for an installation named "test"; not to be closed. */
  public Dock dock() {
    return dock;
  }

  public String docker() {
    return facts.path("docker").asText();
  }

  public String subnet4() {
    return facts.path("subnet4").asText();
  }

  /** Null where this machine has no IPv6. */
  public String subnet6() {
    return facts.path("subnet6").asText(null);
  }

  /** Address of this machine as the node sees it, from which the gateway comes. */
  public String gateway4() {
    return facts.path("gateway4").asText();
  }

  public String gateway6() {
    return facts.path("gateway6").asText(null);
  }

  public String dataDir() {
    return facts.path("dataDir").asText();
  }

  /** Name of the node's network namespace. */
  public String namespace() {
    return facts.path("netns").asText();
  }

  public static Path helperArchive() {
    return archive("helper");
  }

  /** Loads an image that `ops/images.sh` builds, where the node lacks it; returns its reference. */
  public String image(String name) {
    String reference = "rowhouse/" + name + ":1";
    if (!dock.disk().hasImage(reference)) {
      try (var in = Files.newInputStream(archive(name))) {
        dock.disk().load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return reference;
  }

  /** The archive of an image that `ops/images.sh` builds. */
  public static Path archive(String name) {
    Path out = TestDatabase.repository().resolve("target/test-images");
    return Path.of(run("images.sh", "build", name, "--out", out.toString()));
  }

  private static TestNode start() {
    try {
      Path dir = Files.createTempDirectory("rowhouse-node");
      Process process =
          new ProcessBuilder(
                  script("node.sh"), "watch", "--dir", dir.toString(), "--secured", "--volatile")
              .redirectError(Redirect.INHERIT)
              .start();
      var node = new TestNode(dir.toString(), facts(process.inputReader()));
      node.image("tiny");
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode facts(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("{")) {
        return new ObjectMapper().readTree(line);
      }
    }
    throw new IllegalStateException("the node script ended without an address; it needs root");
  }

  private static String run(String... command) {
    try {
      command[0] = script(command[0]);
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
      return output.substring(output.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String script(String name) {
    return TestDatabase.repository().resolve("ops").resolve(name).toString();
  }
}
