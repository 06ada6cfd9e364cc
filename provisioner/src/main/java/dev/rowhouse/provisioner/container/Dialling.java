package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Door;
import dev.rowhouse.provisioner.node.Doors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** How a worker gets to a tenant's app: by its address, or through the door of its machine. */
final class Dialling {
  /** A tenant beside us answers at once or not at all; one far away takes its time. */
  private static final Duration NEAR = Duration.ofMillis(200);

  private static final Duration FAR = Duration.ofSeconds(2);

  private final Supplier<Optional<Doors>> doors;

  /**
   * @param doors empty where no machine has one
   */
  Dialling(Supplier<Optional<Doors>> doors) {
    this.doors = doors;
  }

  /** A way to one app. */
  interface Line {
    /** How long it may take to connect. */
    default Duration patience() {
      return NEAR;
    }

    Socket dial(int patienceMillis) throws IOException;
  }

  Line to(Row row) {
    String ipv4 = row.address().ipv4();
    int port = row.container().settings().port();
    NodeId node = Objects.requireNonNull(row.container().node());
    Optional<Doors> known = doors.get();
    Optional<Door> door = known.flatMap(it -> it.of(node));
    Optional<DockerHost.Tls> pass = door.isEmpty() ? Optional.empty() : known.get().pass();
    return pass.isEmpty()
        ? patience -> plain(ipv4, port, patience)
        : new Through(door.get(), door.get().name(ipv4, port), pass.get().context());
  }

  private static Socket plain(String host, int port, int patienceMillis) throws IOException {
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), patienceMillis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private record Through(Door door, String name, SSLContext context) implements Line {
    @Override
    public Duration patience() {
      return FAR;
    }

    @Override
    public Socket dial(int patienceMillis) throws IOException {
      try {
        return door.enter(name, context, patienceMillis);
      } catch (IOException e) {
        throw new DoorShut(e);
      }
    }
  }
}
