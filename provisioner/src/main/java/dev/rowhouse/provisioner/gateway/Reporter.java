package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.text.Cut;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what this gateway does, for the operator's pages in another process. */
final class Reporter {
  private static final Logger log = LoggerFactory.getLogger(Reporter.class);

  private final GatewayCounters table;
  private final Counters counters;
  private final Router router;
  private final Clock clock;
  private final Instant startedAt;
  private final String instance;

  Reporter(GatewayCounters table, Counters counters, Router router, Clock clock, int port) {
    this.table = table;
    this.counters = counters;
    this.router = router;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.instance = hostName() + ":" + port + "/" + ProcessHandle.current().pid();
  }

  void report() {
    try {
      table.write(reading(clock.instant()));
    } catch (RuntimeException e) {
      log.debug("the gateway's counters cannot be written now", e);
    }
  }

  void end() {
    try {
      table.forget(instance, clock.instant());
    } catch (RuntimeException e) {
      log.debug("the gateway's counters cannot be removed now", e);
    }
  }

  private GatewayReading reading(Instant now) {
    return new GatewayReading(
        instance,
        startedAt,
        now,
        router.size(),
        counters.waiting.get(),
        counters.tunnels.get(),
        counters.requests.sum(),
        counters.unknownHosts.sum(),
        counters.badRequests.sum(),
        counters.refusedClaims.sum(),
        counters.overloads.sum(),
        counters.wakes.sum(),
        counters.wakeTimeouts.sum(),
        counters.upstreamFailures.sum(),
        counters.retries.sum());
  }

  private static String hostName() {
    try {
      String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
      return Cut.to(60, name);
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
