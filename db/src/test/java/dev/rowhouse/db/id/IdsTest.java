package dev.rowhouse.db.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void mintedIdentifiersHaveTheShapeOfATypeId() {
    assertThat(Ids.mint("tnt")).matches("tnt_[0-7][0-9a-hjkmnp-tv-z]{25}");
    assertThat(Ids.check(Ids.mint("tnt"), "tnt")).startsWith("tnt_");
  }

  @Test
  void tenThousandMintedIdentifiersAreAllDifferent() {
    var seen = new HashSet<String>();
    IntStream.range(0, 10_000).forEach(_ -> seen.add(Ids.mint("con")));
    assertThat(seen).hasSize(10_000);
  }

  @Test
  void laterIdentifiersSortAfterEarlierOnes() throws InterruptedException {
    String early = Ids.mint("con");
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
    assertThat(Ids.mint("con")).isGreaterThan(early);
  }

  @Test
  void anotherKindsIdentifierIsRefused() {
    assertThatThrownBy(() -> Ids.check(Ids.mint("con"), "tnt"))
        .hasMessageContaining("not a tnt identifier");
  }

  @Test
  void anythingThatIsNoIdentifierIsRefused() {
    assertThatThrownBy(() -> Ids.check("tnt_'; DROP TABLE", "tnt"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
