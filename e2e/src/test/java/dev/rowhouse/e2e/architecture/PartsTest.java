package dev.rowhouse.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.Location;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modulith's own checks: no part reaches into another's inner packages, and none in circles. */
class PartsTest {
  private static final String FIXTURES = House.ROOT + ".e2e.architecture.fixtures.";

  @Test
  void partsUseOfEachOtherOnlyWhatIsOpen() {
    ApplicationModules.of(House.ROOT, new House.MainCode()).verify();
  }

  @Test
  void aPartThatReachesInsideAnotherIsFound() {
    expect("internals", "Till");
  }

  @Test
  void partsInACircleAreFound() {
    expect("cycle", "Cycle");
  }

  private static void expect(String fixture, String words) {
    var modules = ApplicationModules.of(FIXTURES + fixture, (Location _) -> true);
    assertThat(modules.detectViolations().getMessages()).anyMatch(m -> m.contains(words));
  }
}
