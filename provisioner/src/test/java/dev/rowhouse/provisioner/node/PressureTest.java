package dev.rowhouse.provisioner.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PressureTest {
  private static final long ALL = 1_000_000;

  @Test
  void aNodeWithRoomAndTheRightTimeIsUnderNone() {
    assertThat(Pressure.of(room(50_000, 30_000), 29_000L)).isNull();
    assertThat(Pressure.of(room(ALL, ALL), null)).isNull();
  }

  @Test
  void whatIsNearlyUsedUpIsSaidInWords() {
    assertThat(Pressure.of(room(49_000, ALL), 0L))
        .isEqualTo("its disk is nearly full: 4 % are left");
    assertThat(Pressure.of(room(ALL, 29_000), 0L)).contains("memory", "2 %");
    assertThat(Pressure.of(room(ALL, ALL), -31_000L))
        .isEqualTo("its clock is 31 seconds behind ours");
    assertThat(Pressure.of(room(ALL, ALL), 90_000L)).contains("ahead of ours");
  }

  private static Node.Room room(long diskFree, long memoryFree) {
    return new Node.Room(ALL, diskFree, ALL, memoryFree);
  }
}
