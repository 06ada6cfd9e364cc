package dev.rowhouse.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BareHouseTest {
  @Test
  void aBareContainersAddressLiesBeyondThoseThatTenantsGet() {
    assertThat(BareHouse.address("10.22.0.0/22", 1_010)).isEqualTo("10.22.3.242");
    assertThat(BareHouse.address("10.22.4.0/22", 1_011)).isEqualTo("10.22.7.243");
  }

  @Test
  void anEventHasTheSizeThatStripesHave() {
    assertThat(Posts.body("evt_1", true)).hasSize(Posts.SIZE);
  }
}
