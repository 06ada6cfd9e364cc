package dev.rowhouse.provisioner.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * A machine outside: a network namespace with a cable into the node's. Web pages on its ports 7001
 * and 7002, an echo on UDP 7003, and ticks on 7004.
 */
final class Outside implements AutoCloseable {
  private static final long NUMBER = ProcessHandle.current().pid();

  private final City city;
  private final String name = "rhout" + NUMBER % 1_000_000;
  private final String ipv4 = "198.18.%d.".formatted(NUMBER % 250);
  private final String ipv6 = "fd00:7e57:%x::".formatted(NUMBER % 60_000);
  private final Process server;

  Outside(City city) {
    this.city = city;
    cable();
    server = start(name);
  }

  String ipv4() {
    return ipv4 + "2";
  }

  String ipv6() {
    return ipv6 + "2";
  }

  /** What a web page answers when this machine asks for it, or "no way". */
  String fetch(String host, int port) {
    return city.onHost(
        "nsenter",
        "--net=/run/netns/" + name,
        "curl",
        "-s",
        "-m",
        "2",
        "http://%s:%d/".formatted(host, port));
  }

  private void cable() {
    String script =
        """
        set -e
        ip netns add %1$s
        ip -n %2$s link add %1$s type veth peer name eth0 netns %1$s
        ip -n %2$s addr add %3$s1/30 dev %1$s
        ip -n %2$s addr add %4$s1/64 dev %1$s nodad
        ip -n %2$s link set %1$s up
        ip -n %1$s link set lo up
        ip -n %1$s link set eth0 up
        ip -n %1$s addr add %3$s2/30 dev eth0
        ip -n %1$s addr add %4$s2/64 dev eth0 nodad
        ip -n %1$s route add default via %3$s1
        ip -n %1$s -6 route add default via %4$s1
        """;
    String said =
        city.onHost("sh", "-c", script.formatted(name, city.node.namespace(), ipv4, ipv6));
    if (said.contains("no way")) {
      throw new IllegalStateException(said);
    }
  }

  /** Puts a further address on this machine, and a way to it on the node. */
  void answerAt(String address) {
    city.onHost("ip", "-n", name, "addr", "add", address + "/32", "dev", "lo");
    city.onHost("ip", "-n", city.node.namespace(), "route", "add", address + "/32", "via", ipv4());
  }

  /** What a web page answers when the node itself asks for it, or "no way". */
  String fetchFromNode(String host, int port) {
    return city.onHost(
        "nsenter",
        "--net=/run/netns/" + city.node.namespace(),
        "curl",
        "-s",
        "-m",
        "2",
        "http://%s:%d/".formatted(host, port));
  }

  /** The same servers in another network namespace, until closed. */
  AutoCloseable serveIn(String namespace) {
    Process process = start(namespace);
    return process::destroy;
  }

  private static Process start(String namespace) {
    try {
      String script = Path.of(Outside.class.getResource("/wall/outside.pl").toURI()).toString();
      Process process =
          new ProcessBuilder("nsenter", "--net=/run/netns/" + namespace, "perl", script)
              .redirectError(Redirect.INHERIT)
              .start();
      if (!"ready".equals(process.inputReader().readLine())) {
        throw new IllegalStateException("the machine outside does not start");
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.destroy();
    city.onHost("ip", "-n", city.node.namespace(), "link", "del", name);
    city.onHost("ip", "netns", "del", name);
  }
}
