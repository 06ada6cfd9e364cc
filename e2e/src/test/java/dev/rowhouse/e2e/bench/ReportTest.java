package dev.rowhouse.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final Machine MACHINE = new Machine(2, 4096, 0.5, "Linux 6", "a JVM");

  private static Report report() {
    var samples = new Samples();
    samples.add(12_345_678);
    return Report.of("wake")
        .with("start", samples)
        .atMost("ours / theirs", 1.1, 1.2)
        .atLeast("rate", 0.4, 0.5)
        .on(MACHINE);
  }

  @Test
  void aMachineReadsFiguresGoalsAndWhereItWasMeasured() {
    JsonNode json = new JsonMapper().readTree(report().json());
    assertThat(json.path("bench").asString()).isEqualTo("wake");
    assertThat(json.at("/figures/0/name").asString()).isEqualTo("start p50");
    assertThat(json.at("/figures/2/name").asString()).isEqualTo("start p99");
    assertThat(json.at("/figures/0/value").asDouble()).isEqualTo(12.346);
    assertThat(json.at("/ratios/0/reached").asBoolean()).isTrue();
    assertThat(json.at("/ratios/1/goal").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/ratios/1/reached").asBoolean()).isFalse();
    assertThat(json.at("/machine/load").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/machine/cpus").asInt()).isEqualTo(2);
  }

  @Test
  void aPersonIsToldWhichGoalWasMissed() {
    assertThat(report().text().lines().filter(line -> line.contains("MISSED")))
        .singleElement()
        .asString()
        .contains("rate", "goal 0.5");
    assertThat(report().text()).contains("load 0.5 before");
  }

  @Test
  void aGoalIsReachedWhenItIsMetExactly() {
    assertThat(Ratio.atMost("x", 1.25, 1.25).reached()).isTrue();
    assertThat(Ratio.atLeast("x", 0.5, 0.5).reached()).isTrue();
    assertThat(Ratio.atMost("x", 1.26, 1.25).reached()).isFalse();
    assertThat(Ratio.atLeast("x", 0.49, 0.5).reached()).isFalse();
  }
}
