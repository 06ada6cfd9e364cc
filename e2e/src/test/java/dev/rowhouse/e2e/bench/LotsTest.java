package dev.rowhouse.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LotsTest {
  private static final List<Integer> THREE = List.of(287, 304, 221);

  @Test
  void theWholeFleetIsSplitAsItIs() {
    assertThat(Lots.split(812, THREE)).isEqualTo(THREE);
  }

  @Test
  void fewerAreSplitInProportionAndNobodyIsLost() {
    assertThat(Lots.split(60, THREE)).containsExactly(21, 23, 16);
    for (int tenants = 1; tenants < 100; tenants++) {
      assertThat(Lots.split(tenants, THREE)).satisfies(LotsTest::isWhole);
      assertThat(Lots.split(tenants, THREE).stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(tenants);
    }
  }

  private static void isWhole(List<? extends Integer> parts) {
    assertThat(parts).hasSize(3).allMatch(part -> part >= 0);
  }

  @Test
  void equalsAreSplitEqually() {
    assertThat(Lots.split(10, List.of(1, 1, 1, 1))).containsExactly(3, 3, 2, 2);
  }
}
