package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.stripe.Signature;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Customers who subscribe by signed events, never more at once than a given number that is not
 * asleep yet. Each is put to sleep through the API as soon as it runs. How they stand is read from
 * the database ten times a second: that takes a millisecond, and no program of a builder's asks so.
 */
final class Arrivals implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final BenchProject project;
  private final Standing standing;
  private final Wire hook;
  private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> asked = new HashSet<>();
  private int mostAwake;

  Arrivals(BenchProject project) {
    this.project = project;
    this.standing = new Standing(project.id());
    this.hook = Wire.to(project.hook().url());
  }

  /** Returns when so many came, ran, and sleep. */
  void until(int tenants, int atOnce) throws IOException {
    int posted = 0;
    int slept = 0;
    long lastAt = System.nanoTime();
    Standing.Now now = standing.look();
    while (now.asleep() < tenants) {
      if (now.asleep() > slept) {
        slept = now.asleep();
        lastAt = System.nanoTime();
      }
      if (System.nanoTime() - lastAt > PATIENCE.toNanos()) {
        throw new Failed("nobody fell asleep for " + PATIENCE.toMinutes() + " minutes");
      }
      now.failed().ifPresent(this::fail);
      now.running().forEach(this::putToSleep);
      mostAwake = Math.max(mostAwake, now.awake());
      int free = Math.min(tenants - posted, atOnce - (posted - now.asleep()));
      for (int each = 0; each < free; each++) {
        post();
      }
      posted += Math.max(0, free);
      Until.pause(100);
      now = standing.look();
    }
  }

  /** Of all looks. */
  int mostAwake() {
    return mostAwake;
  }

  private void fail(String container) {
    String why = project.portal().get("containers/" + container).path("failure").asString("");
    throw new Failed("a container failed: " + why);
  }

  private void putToSleep(String container) {
    if (asked.add(container)) {
      hands.execute(() -> project.portal().post("containers/" + container + "/stop", Map.of()));
    }
  }

  private void post() throws IOException {
    String body = Signups.event("sub_" + UUID.randomUUID().toString().replace("-", ""));
    String signature = Signature.of(project.hook().secret(), body, Instant.now());
    int status = hook.post(URI.create(project.hook().url()), signature, body);
    if (status != 200) {
      throw new Failed("the event was answered with " + status);
    }
  }

  @Override
  public void close() {
    hands.close();
    hook.close();
    standing.close();
  }
}
