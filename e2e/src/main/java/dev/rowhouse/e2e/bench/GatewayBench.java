package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Requests a second and latency through a gateway with a claim check and 10,000 routes, beside
 * nginx that proxies the same app without either. The gateway is a process of its own, the portal's
 * jar with the one role, on a private database. Rounds alternate; each gives a ratio, and the
 * median counts, so that what else the machine does weighs on both alike.
 */
final class GatewayBench implements Bench {
  private static final int CONNECTIONS = 64;
  private static final int HOST = 4_711;

  @Override
  public Report measure(Arguments arguments) throws Exception {
    try (var apart = new Apart(arguments)) {
      return measure(arguments, apart);
    }
  }

  private Report measure(Arguments arguments, Apart apart) throws Exception {
    int routes = arguments.number("routes", 10_000);
    int rounds = arguments.number("rounds", 5);
    int seconds = arguments.number("seconds", 5);
    int app = Apart.freePort();
    int nginx = Apart.freePort();
    apart.keep(Nginx.app(apart.folder().resolve("app"), app));
    apart.keep(Nginx.proxy(apart.folder().resolve("proxy"), nginx, app));
    apart.set("ROWHOUSE_BASE_URL", GatewaySeed.ISSUER);
    apart.set("ROWHOUSE_GATEWAY_DOMAIN", "bench.localhost");
    String database = apart.database();
    apart.migrate();
    var seed = new GatewaySeed(database);
    seed.plant("CLAIM_ONLY", routes, app);
    Spawned process = apart.keep(apart.java("gateway"));
    int gateway = apart.port("ROWHOUSE_GATEWAY_PORT");
    awaitHealth(gateway, process, apart);

    String host = "Host: h" + Math.min(HOST, routes) + ".bench.localhost";
    String cookie = "Cookie: door_claim=" + seed.claim(Math.min(HOST, routes));
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
    return report(ours, theirs, direct, routes, Memory.residentKib(process.pid()) / 1024.0);
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

  static void awaitHealth(int port, Spawned process, Apart apart) throws Exception {
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
    throw new Failed("no gateway for the bench: " + apart.tail("gateway"));
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

  static String address(int port) {
    return "http://127.0.0.1:" + port + "/";
  }
}
