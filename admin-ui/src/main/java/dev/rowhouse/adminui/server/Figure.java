package dev.rowhouse.adminui.server;

import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.Specs;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is claimed of a machine beside what was measured; empty where nothing was. */
record Figure(String name, String claimed, String measured) {
  static List<Figure> of(Specs claimed, Optional<Measured> found) {
    return List.of(
        new Figure("CPU", claimed.cpu(), say(found, Measured::cpu, "")),
        new Figure("Cores", String.valueOf(claimed.cores()), say(found, Measured::cores, "")),
        new Figure("Score", String.valueOf(claimed.score()), say(found, Measured::score, "")),
        new Figure("Memory", claimed.ramGb() + " GB", say(found, Measured::ramGb, " GB")),
        new Figure("Disk", claimed.diskGb() + " GB", say(found, Measured::diskGb, " GB")),
        new Figure(
            "Bandwidth",
            claimed.bandwidthMbps() + " Mbit/s",
            say(found, Measured::bandwidthMbps, " Mbit/s")));
  }

  private static String say(
      Optional<Measured> found, Function<Measured, Object> what, String unit) {
    return found.map(what).map(value -> value + unit).orElse("");
  }
}
