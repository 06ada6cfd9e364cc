package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Requests a second and latency through a gateway with a claim check and 10,000 routes, beside
 * nginx that proxies the same app without either. The gateway is a process of its own, the portal's
 * jar with the one role, on a private database. Rounds alternate; each gives a ratio, and the
 * median counts, so that what else the machine does weighs on both alike.
 */
public class GatewayBench implements Bench {
  private static final int CONNECTIONS = 64;
  private static final int HOST = 4_711;

  private final List<AutoCloseable> started = new ArrayList<>();

  @Override
  public Report measure(Arguments arguments) throws Exception {
    Path folder = Files.createTempDirectory("rowhouse-bench-gateway");
    try {
      return measure(arguments, folder);
    } finally {
      for (AutoCloseable each : started.reversed()) {
        each.close();
      }
      started.clear();
      remove(folder);
    }
  }

  private Report measure(Arguments arguments, Path folder) throws Exception {
    int routes = arguments.number("routes", 10_000);
    int rounds = arguments.number("rounds", 5);
    int seconds = arguments.number("seconds", 5);
    int app = freePort();
    int nginx = freePort();
    int gateway = freePort();
    started.add(Nginx.app(folder.resolve("app"), app));
    started.add(Nginx.proxy(folder.resolve("proxy"), nginx, app));
    String database = database(arguments.path("ops"), folder);
    Map<String, String> environment = environment(folder, database, gateway);
    java(arguments, folder, environment, "migrate");
    var seed = new GatewaySeed(database);
    seed.plant(routes, app);
    Spawned process = java(arguments, folder, environment, "gateway");
    awaitHealth(gateway, process, folder);

    String host = "Host: h" + Math.min(HOST, routes) + ".bench.localhost";
    String cookie = "Cookie: rowhouse_claim=" + seed.claim(Math.min(HOST, routes));
    List<String> headers = List.of(host, cookie);
    Wrk.run(address(gateway), CONNECTIONS, arguments.number("warmup", 15), headers);
    Wrk.run(address(nginx), CONNECTIONS, 2, headers);
    List<Wrk> ours = new ArrayList<>();
    List<Wrk> theirs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      theirs.add(Wrk.run(address(nginx), CONNECTIONS, seconds, headers));
      ours.add(Wrk.run(address(gateway), CONNECTIONS, seconds, headers));
    }
    Wrk direct = Wrk.run(address(app), CONNECTIONS, seconds, headers);
    return report(ours, theirs, direct, routes, residentMib(process));
  }

  private static Report report(
      List<Wrk> ours, List<Wrk> theirs, Wrk direct, int routes, double memory) {
    double[] ratios = new double[ours.size()];
    double[] tails = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i).rate() / theirs.get(i).rate();
      tails[i] = ours.get(i).p99() / theirs.get(i).p99();
    }
    return Report.of("gateway")
        .with("routes", routes, "")
        .with("connections", CONNECTIONS, "")
        .with("gateway", median(ours, Wrk::rate), "requests/s")
        .with("nginx", median(theirs, Wrk::rate), "requests/s")
        .with("app without a proxy", direct.rate(), "requests/s")
        .with("gateway p50", median(ours, Wrk::p50), "ms")
        .with("gateway p99", median(ours, Wrk::p99), "ms")
        .with("nginx p50", median(theirs, Wrk::p50), "ms")
        .with("nginx p99", median(theirs, Wrk::p99), "ms")
        .with("gateway p99 / nginx p99", median(tails), "×")
        .with("lowest round", Arrays.stream(ratios).min().orElse(0), "×")
        .with("highest round", Arrays.stream(ratios).max().orElse(0), "×")
        .with("gateway's memory (RSS)", memory, "MiB")
        .atLeast("gateway / nginx, requests/s, median of rounds", median(ratios), 0.5);
  }

  private String database(Path ops, Path folder) throws IOException {
    List<String> command =
        List.of(
            ops.resolve("database.sh").toString(),
            "watch",
            "--dir",
            folder.resolve("database").toString(),
            "--volatile");
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("database.log").toFile()).start();
    started.add(() -> {
      // It destroys the database when its input closes.
      process.outputWriter().close();
      process.waitFor();
    });
    var reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("{")) {
        return line.replaceFirst(".*\"url\"\\s*:\\s*\"([^\"]+)\".*", "$1").replace("\\u0026", "&");
      }
    }
    throw new Failed("no database for the bench");
  }

  private static Map<String, String> environment(Path folder, String database, int port)
      throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Path file = folder.resolve("master.key");
    Files.writeString(file, Base64.getEncoder().encodeToString(key));
    var environment = new HashMap<String, String>();
    environment.put("ROWHOUSE_HOME", folder.toString());
    environment.put("ROWHOUSE_DB_URL", database);
    environment.put("ROWHOUSE_MASTER_KEY_FILE", file.toString());
    environment.put("ROWHOUSE_BASE_URL", GatewaySeed.ISSUER);
    environment.put("ROWHOUSE_GATEWAY_PORT", String.valueOf(port));
    environment.put("ROWHOUSE_GATEWAY_DOMAIN", "bench.localhost");
    return environment;
  }

  /** With the flags of the launcher, so that what is measured is what runs. */
  private Spawned java(
      Arguments arguments, Path folder, Map<String, String> environment, String role)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments.get("java", "java")));
    command.addAll(List.of(arguments.get("java-flags", "-Xmx384m -XX:+UseSerialGC").split("\\s+")));
    command.addAll(List.of("-jar", arguments.get("portal-jar"), "--rowhouse.roles=" + role));
    Spawned spawned = Spawned.start(folder.resolve(role + ".log"), environment, command);
    if (role.equals("migrate")) {
      if (spawned.process().waitFor() != 0) {
        throw new Failed("no schema for the bench: " + tail(folder.resolve("migrate.log")));
      }
    } else {
      started.add(spawned);
    }
    return spawned;
  }

  private static void awaitHealth(int port, Spawned process, Path folder) throws Exception {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(address(port) + "healthz"))
              .header("Host", "gateway.internal")
              .build();
      for (int i = 0; i < 600; i++) {
        if (!process.isAlive()) {
          break;
        }
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // Not there yet.
        }
        Thread.sleep(100);
      }
    }
    throw new Failed("no gateway for the bench: " + tail(folder.resolve("gateway.log")));
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static double residentMib(Spawned process) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  private static double median(List<Wrk> runs, ToDoubleFunction<Wrk> value) {
    return median(runs.stream().mapToDouble(value).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port + "/";
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
