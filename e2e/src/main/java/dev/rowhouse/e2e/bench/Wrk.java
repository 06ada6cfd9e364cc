package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk measured.
 *
 * @param rate requests a second
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Wrk(double rate, double p50, double p99) {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([\\d.]+)(us|ms|s)\\b");

  /** Loads this address for so long; an answer other than 2xx or 3xx makes the run void. */
  static Wrk run(String url, int connections, int seconds, List<String> headers) {
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
    headers.forEach(header -> command.addAll(List.of("-H", header)));
    command.add(url);
    String said = Spawned.output(command);
    if (said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new Failed("wrk met errors at " + url + ":\n" + said);
    }
    return new Wrk(rate(said), latency(said, "50"), latency(said, "99"));
  }

  private static double rate(String said) {
    Matcher matcher = RATE.matcher(said);
    if (!matcher.find()) {
      throw new Failed("wrk said nothing of requests:\n" + said);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static double latency(String said, String percentile) {
    return LATENCY
        .matcher(said)
        .results()
        .filter(found -> found.group(1).equals(percentile))
        .mapToDouble(found -> Double.parseDouble(found.group(2)) * factor(found.group(3)))
        .findFirst()
        .orElse(0);
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "us" -> 0.001;
      case "ms" -> 1;
      default -> 1_000;
    };
  }
}
