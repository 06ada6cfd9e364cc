package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The next step is a function of the row, and the database's column {@code work} agrees with it.
 */
class NextTest {
  private static final List<String> CHANGES =
      List.of(
          "x = x",
          "paused = TRUE",
          "closing = TRUE",
          "make_wanted = 2",
          "make_swap = 1",
          "limits_wanted = 2",
          "rules_wanted = 2",
          "boot_wanted = 1",
          "paused = TRUE, make_wanted = 2",
          "paused = TRUE, boot_wanted = 1",
          "paused = TRUE, limits_wanted = 2");

  @Test
  void theDatabaseKnowsWhichRowsHaveWork() {
    try (var house = new TestHouse()) {
      ContainerId id = house.containers().create(house.wanted(), TestHouse.TEST).id();
      var wrong = new ArrayList<String>();
      for (Observed observed : Observed.values()) {
        for (Desired desired : Desired.values()) {
          for (String change : CHANGES) {
            Row row = row(house, id, observed, desired, change);
            boolean settles = observed != Observed.RUNNING && change.startsWith("closing");
            if (!settles && row.work() > 0 != (Next.step(row) != Step.NOTHING)) {
              wrong.add(
                  "%s %s %s: work %d, step %s"
                      .formatted(observed, desired, change, row.work(), Next.step(row)));
            }
          }
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void wakesComeBeforeCreationsAndTheseBeforeSpares() {
    try (var house = new TestHouse()) {
      ContainerId tenant = house.containers().create(house.wanted(), TestHouse.TEST).id();
      ContainerId spare =
          house.containers().create(house.wanted(Kind.SPARE, "app"), TestHouse.TEST).id();
      int creation = house.row(tenant).work();
      assertThat(house.row(spare).work()).isGreaterThan(creation);
      Row wake = row(house, tenant, Observed.STOPPED, Desired.RUNNING, "x = x");
      assertThat(wake.work()).isLessThan(creation);
    }
  }

  @Test
  void eachCaseHasItsStep() {
    try (var house = new TestHouse()) {
      ContainerId id = house.containers().create(house.wanted(), TestHouse.TEST).id();
      assertThat(step(house, id, Observed.CREATING, Desired.RUNNING, "x = x")).isEqualTo(Step.MAKE);
      assertThat(step(house, id, Observed.COPYING, Desired.RUNNING, "x = x")).isEqualTo(Step.COPY);
      assertThat(step(house, id, Observed.CLAIMING, Desired.RUNNING, "x = x"))
          .isEqualTo(Step.HAND_OVER);
      assertThat(step(house, id, Observed.STOPPED, Desired.RUNNING, "x = x")).isEqualTo(Step.START);
      assertThat(step(house, id, Observed.RUNNING, Desired.STOPPED, "x = x")).isEqualTo(Step.STOP);
      assertThat(step(house, id, Observed.RUNNING, Desired.RUNNING, "paused = TRUE"))
          .isEqualTo(Step.PAUSE);
      assertThat(step(house, id, Observed.PAUSED, Desired.RUNNING, "x = x"))
          .isEqualTo(Step.UNPAUSE);
      assertThat(step(house, id, Observed.RUNNING, Desired.RUNNING, "make_wanted = 2"))
          .isEqualTo(Step.STOP);
      assertThat(step(house, id, Observed.STOPPED, Desired.STOPPED, "make_wanted = 2"))
          .isEqualTo(Step.REMAKE);
      assertThat(step(house, id, Observed.RUNNING, Desired.RUNNING, "limits_wanted = 2"))
          .isEqualTo(Step.LIMIT);
      assertThat(step(house, id, Observed.RUNNING, Desired.RUNNING, "rules_wanted = 2"))
          .isEqualTo(Step.WALL);
      assertThat(step(house, id, Observed.RUNNING, Desired.RUNNING, "closing = TRUE"))
          .isEqualTo(Step.STOP);
      assertThat(step(house, id, Observed.FAILED, Desired.RUNNING, "x = x"))
          .isEqualTo(Step.NOTHING);
      assertThat(step(house, id, Observed.FAILED, Desired.DELETED, "x = x")).isEqualTo(Step.ERASE);
    }
  }

  private static Step step(
      TestHouse house, ContainerId id, Observed observed, Desired desired, String change) {
    return Next.step(row(house, id, observed, desired, change));
  }

  private static Row row(
      TestHouse house, ContainerId id, Observed observed, Desired desired, String change) {
    house
        .jdbc()
        .sql(
            """
            UPDATE provisioner_container SET observed = :observed, desired = :desired,
              paused = FALSE, closing = FALSE, make_wanted = 1, make_applied = 1, make_swap = 0,
              limits_wanted = 1, limits_applied = 1, rules_wanted = 1, rules_applied = 1,
              boot_wanted = 0, boot_applied = 0
            WHERE id = :id
            """)
        .param("observed", observed.name())
        .param("desired", desired.name())
        .param("id", id.value())
        .update();
    if (!change.equals("x = x")) {
      house
          .jdbc()
          .sql("UPDATE provisioner_container SET " + change + " WHERE id = :id")
          .param("id", id.value())
          .update();
    }
    return house.row(id);
  }
}
