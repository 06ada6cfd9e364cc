package dev.rowhouse.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static Samples ofMillis(long... millis) {
    var samples = new Samples();
    LongStream.of(millis).forEach(each -> samples.add(each * 1_000_000));
    return samples;
  }

  @Test
  void aPercentileIsTheSmallestValueThatSoManyAreNotAbove() {
    Samples hundred = ofMillis(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());
    assertThat(hundred.percentile(0.50)).isEqualTo(50);
    assertThat(hundred.percentile(0.95)).isEqualTo(95);
    assertThat(hundred.percentile(0.99)).isEqualTo(99);
    assertThat(hundred.percentile(1)).isEqualTo(100);
  }

  @Test
  void fewValuesHaveTheirLargestForATail() {
    assertThat(ofMillis(3, 1, 2).percentile(0.99)).isEqualTo(3);
    assertThat(ofMillis(7).percentile(0.5)).isEqualTo(7);
    assertThat(new Samples().percentile(0.5)).isZero();
  }

  @Test
  void samplesAreComparedByTheirMiddleAndCanBeJoined() {
    assertThat(ofMillis(2, 4, 1_000).over(ofMillis(1, 2, 3))).isEqualTo(2);
    Samples both = ofMillis(1, 2).and(ofMillis(3));
    assertThat(both.count()).isEqualTo(3);
    assertThat(both.percentile(1)).isEqualTo(3);
  }
}
