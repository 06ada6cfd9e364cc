package dev.rowhouse.provisioner.machine;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Door;
import dev.rowhouse.provisioner.node.Doors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The door of a machine as the script makes it, which is a real HAProxy, to apps that listen on
 * this machine's loopback; with certificates as machines and gateways have them.
 */
public final class TestDoor implements Doors, AutoCloseable {
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
  private static final String MACHINE = "mch_test";
  private static final NodeId NODE = NodeId.mint();
  private static int number;

  /** Ends with the JVM, however that ends: HAProxy follows the pipe. */
  private static final String KEEPER =
      "/usr/sbin/haproxy -W -f \"$1\" & door=$!; trap 'kill $door' EXIT; echo $door; cat"
          + " >/dev/null";

  private final Certifier.Signer machines = authority("machines");
  private final Certifier.Signer gateways = authority("gateways");
  private final KeyPair machine = Certifier.pair();
  private final Path folder;
  private final Door door;
  private volatile DockerHost.Tls pass;
  private Process keeper;
  private long pid;

  private TestDoor() {
    // An address of its own: nobody else's port is in the way.
    long own = ProcessHandle.current().pid() * 8 + number++;
    String host = "127.78.%d.%d".formatted(own / 256 % 256, own % 256);
    door = new Door(host, 2377, Door.domain(MACHINE));
    try {
      folder = Files.createTempDirectory("rowhouse-door");
      Files.createDirectory(folder.resolve("tls"));
      write("gateways.pem", pem(gateways.certificate()));
      write("node.key", Pem.write("PRIVATE KEY", machine.getPrivate().getEncoded()));
      Files.createSymbolicLink(folder.resolve("tls/node.pem.key"), Path.of("node.key"));
      Files.writeString(folder.resolve("door.cfg"), description());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    certify(Duration.ofDays(1));
    pass = pass(Duration.ofDays(1));
    open();
  }

  private static final class Only {
    private static final TestDoor DOOR = new TestDoor();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(DOOR::close));
    }
  }

  /** One for all tests that leave it as it is. */
  public static TestDoor get() {
    assumeThat(HAPROXY).as("HAProxy is installed").exists();
    return Only.DOOR;
  }

  public static TestDoor fresh() {
    assumeThat(HAPROXY).as("HAProxy is installed").exists();
    return new TestDoor();
  }

  public Door door() {
    return door;
  }

  @Override
  public Map<NodeId, Door> all() {
    return Map.of(NODE, door);
  }

  @Override
  public Optional<Door> of(NodeId node) {
    return Optional.of(door);
  }

  @Override
  public Optional<DockerHost.Tls> pass() {
    return Optional.of(pass);
  }

  /** From now on gateways have another certificate of their authority. */
  public void give(DockerHost.Tls next) {
    pass = next;
  }

  /** For a gateway of ours. */
  public DockerHost.Tls pass(Duration life) {
    return client(gateways, life);
  }

  /** Signed by who signs for workers, whom no door lets in. */
  public DockerHost.Tls foreign() {
    return client(machines, Duration.ofDays(1));
  }

  private DockerHost.Tls client(Certifier.Signer by, Duration life) {
    KeyPair pair = Certifier.pair();
    X509Certificate signed =
        Certifier.client(by, pair.getPublic(), "rowhouse-gateway", Instant.now(), life);
    return new DockerHost.Tls(
        pem(machines.certificate()),
        pem(signed),
        Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  /** The machine's next certificate; shown once the door is told to read it. */
  public void certify(Duration life) {
    X509Certificate signed =
        Certifier.server(
            machines,
            machine.getPublic(),
            MACHINE,
            List.of(door.host(), "*." + door.domain()),
            Instant.now(),
            life);
    write("node.pem", pem(signed));
  }

  /** As the script does after a renewal. */
  public void reload() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-USR2", String.valueOf(pid)).inheritIO().start().waitFor();
  }

  public void open() {
    try {
      keeper =
          new ProcessBuilder("bash", "-c", KEEPER, "keeper", folder.resolve("door.cfg").toString())
              .redirectError(folder.resolve("log").toFile())
              .start();
      pid = Long.parseLong(keeper.inputReader().readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(Duration.ofSeconds(60)).until(this::answers);
  }

  private boolean answers() throws IOException {
    if (!keeper.isAlive()) {
      throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }
    try (var _ = new Socket(door.host(), door.port())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Nobody answers any more, and what was open is cut. */
  public void shut() {
    try {
      keeper.getOutputStream().close();
      keeper.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Override
  public void close() {
    shut();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the script gives HAProxy to read. */
  private String description() throws IOException {
    var script =
        new ProcessBuilder(
            "bash",
            "-c",
            ". ops/node/door.sh; dir=$1 listen=$2 door=$3 subnet4=127.0.0.0/8 describe_door",
            "door",
            folder.toString(),
            door.host(),
            String.valueOf(door.port()));
    script.directory(TestDatabase.repository().toFile());
    return new String(script.start().getInputStream().readAllBytes());
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve("tls").resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Certifier.Signer authority(String name) {
    KeyPair pair = Certifier.pair();
    return new Certifier.Signer(
        Certifier.authority(pair, name, Instant.now(), Duration.ofDays(1)), pair.getPrivate());
  }

  private static String pem(X509Certificate certificate) {
    try {
      return Pem.write("CERTIFICATE", certificate.getEncoded());
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
