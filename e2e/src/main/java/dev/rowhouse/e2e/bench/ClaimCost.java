package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What it costs a gateway to know who comes: the same route with a claim and without one, in turns.
 * A project that is open to everybody takes both, and checks what is shown all the same.
 */
final class ClaimCost {
  private static final int CONNECTIONS = 64;

  private ClaimCost() {}

  static Report measure(Report report, Arguments given) throws Exception {
    try (var apart = new Apart(given)) {
      int app = Apart.freePort();
      apart.keep(Nginx.app(apart.folder().resolve("app"), app));
      apart.set("ROWHOUSE_BASE_URL", GatewaySeed.ISSUER);
      apart.set("ROWHOUSE_GATEWAY_DOMAIN", "bench.localhost");
      var seed = new GatewaySeed(apart.database());
      apart.migrate();
      seed.plant("PUBLIC", 100, app);
      Spawned process = apart.keep(apart.java("gateway"));
      int gateway = apart.port("ROWHOUSE_GATEWAY_PORT");
      GatewayBench.awaitHealth(gateway, process, apart);
      String url = GatewayBench.address(gateway);
      List<String> nobody = List.of("Host: h7.bench.localhost");
      List<String> somebody = List.of(nobody.getFirst(), "Cookie: door_claim=" + seed.claim(7));
      Wrk.run(url, CONNECTIONS, given.number("warmup", 15), somebody);
      return rounds(report, url, nobody, somebody, given);
    }
  }

  private static Report rounds(
      Report report, String url, List<String> nobody, List<String> somebody, Arguments given) {
    int seconds = given.number("seconds", 5);
    var without = new ArrayList<Double>();
    var with = new ArrayList<Double>();
    for (int round = 0; round < given.number("turns", 5); round++) {
      without.add(Wrk.run(url, CONNECTIONS, seconds, nobody).rate());
      with.add(Wrk.run(url, CONNECTIONS, seconds, somebody).rate());
    }
    double cheap = median(without);
    double dear = median(with);
    return report
        .with("gateway without a claim", cheap, "requests/s")
        .with("gateway with a claim", dear, "requests/s")
        .with("a claim's cost for each request", 1e6 / dear - 1e6 / cheap, "µs")
        .atLeast("with / without a claim, requests/s", dear / cheap, 0.8);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElse(0);
  }
}
