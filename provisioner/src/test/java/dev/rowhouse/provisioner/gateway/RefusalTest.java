package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People read these under their builder's name: also those that a test can hardly provoke. */
class RefusalTest {
  @ParameterizedTest
  @EnumSource(Refusal.class)
  void namesNeitherUsNorWhatIsBelow(Refusal refusal) {
    assertThat((refusal.title + " " + refusal.detail).toLowerCase(Locale.ROOT))
        .doesNotContain("rowhouse", "docker", "container", "node", "gateway", "vert.x");
  }
}
