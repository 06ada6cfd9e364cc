package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A tenant with 300 MB of data goes from node to node while a client asks it all the time: how long
 * it hears nothing, beside a plain copy of as many bytes over a connection to disk. At the end the
 * data is compared by its content.
 */
final class MoveBench implements Bench {
  private static final int DEFAULT_MB = 300;
  private static final long STEP_MS = 2;
  private static final int SUM_TRIES = 5;

  private final Samples pauses = new Samples();
  private final Samples whole = new Samples();
  private final Samples copies = new Samples();
  private final AtomicInteger refused = new AtomicInteger();

  @Override
  public Report measure(Arguments given) throws Exception {
    int rounds = given.number("rounds", 5);
    int megabytes = given.number("megabytes", DEFAULT_MB);
    Map<String, Integer> limits = Map.of("diskMb", 2 * megabytes + 256, "memoryMb", 128);
    try (var project = BenchProject.furnished(given, limits);
        var plain = new PlainCopy(megabytes)) {
      House house = project.house("mover");
      project.run(
          "containers/" + house.container() + "/exec",
          "dd if=/dev/urandom of=/data/load bs=1M count=%d && sync".formatted(megabytes));
      String before = sum(project, house);
      for (int round = 0; round < rounds; round++) {
        move(given, house);
        copies.add(plain.nanos());
      }
      if (!sum(project, house).equals(before)) {
        throw new Failed("the data is not what it was before it moved");
      }
    }
    return Report.of("move")
        .with("rounds", rounds, "")
        .with("data", megabytes, "MB")
        .with("answers that were no 200", refused.get(), "")
        .with("pause seen by a client", pauses)
        .with("the worst of them", pauses.percentile(1), "ms")
        .with("asked for to cleared up", whole)
        .with("plain copy of its bytes", copies)
        .atMost("pause / plain copy, p50", pauses.over(copies), 1);
  }

  /** A disk that has just taken the plain copy may let a command wait for longer than it may. */
  private static String sum(BenchProject project, House house) {
    for (int tries = 1; ; tries++) {
      try {
        return read(project, house);
      } catch (Failed e) {
        if (tries == SUM_TRIES) {
          throw e;
        }
      }
    }
  }

  private static String read(BenchProject project, House house) {
    String said =
        project.run(
            "containers/" + house.container() + "/exec", "sha256sum /data/load | cut -c1-64");
    var digest = Pattern.compile("[0-9a-f]{64}").matcher(said);
    if (!digest.find()) {
      throw new Failed("the data cannot be read: " + said);
    }
    return digest.group();
  }

  private void move(Arguments given, House house) throws Exception {
    var over = new AtomicBoolean();
    var client = new Client(given.get("gateway"), house.host(), over);
    Thread asking = Thread.ofPlatform().name("client").start(client);
    Until.pause(300);
    long began = System.nanoTime();
    house.ask("move");
    Until.so("the end of a move", () -> stage(house).equals("DONE"));
    whole.add(System.nanoTime() - began);
    Until.pause(300);
    over.set(true);
    asking.join();
    pauses.add(client.longest);
    refused.addAndGet(client.refused);
  }

  private static String stage(House house) {
    JsonNode newest = house.portal().get("containers/" + house.container() + "/moves").path(0);
    String stage = newest.path("stage").asString("");
    if (stage.equals("FAILED")) {
      throw new Failed("a move failed: " + newest.path("problem").asString(""));
    }
    return stage;
  }

  /** Remembers the longest time between two good answers. */
  private static final class Client implements Runnable {
    private final Wire wire;
    private final String host;
    private final AtomicBoolean over;
    private long longest;
    private int refused;

    Client(String gateway, String host, AtomicBoolean over) {
      this.wire = Wire.to(gateway);
      this.host = host;
      this.over = over;
    }

    @Override
    public void run() {
      long last = System.nanoTime();
      try (wire) {
        while (!over.get()) {
          if (wire.get("/healthz", host) == 200) {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
          } else {
            refused++;
          }
          Until.pause(STEP_MS);
        }
      } catch (IOException e) {
        refused++;
      }
    }
  }
}
