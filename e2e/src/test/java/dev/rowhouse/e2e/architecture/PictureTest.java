package dev.rowhouse.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The picture of the house is drawn from the code. To take over a change: {@code mvn -o -pl e2e -am
 * test -Dtest=PictureTest -Dsurefire.failIfNoSpecifiedTests=false -Dmodules.write=true}.
 */
class PictureTest {
  @Test
  void theCommittedPictureShowsTheHouseAsItIs() throws Exception {
    Path committed = TestDatabase.repository().resolve("docs/modules.md");
    String now = Picture.draw();
    if (Boolean.getBoolean("modules.write")) {
      Files.writeString(committed, now);
    }
    assertThat(Files.readString(committed))
        .as("docs/modules.md is old; see the comment of this test")
        .isEqualTo(now);
  }
}
