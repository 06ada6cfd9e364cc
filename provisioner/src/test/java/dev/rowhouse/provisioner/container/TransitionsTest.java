package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.Observed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
  @ParameterizedTest
  @EnumSource(Observed.class)
  void nothingTurnsIntoItself(Observed state) {
    assertThat(Transitions.allowed(state, state)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Observed.class)
  void nothingComesBackFromDeleted(Observed state) {
    assertThat(Transitions.allowed(Observed.DELETED, state)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Observed.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DELETING", "DELETED"})
  void everythingCanBeDeletedByWayOfDeleting(Observed state) {
    assertThat(Transitions.allowed(state, Observed.DELETING)).isTrue();
    assertThat(Transitions.allowed(state, Observed.DELETED)).isFalse();
  }

  @Test
  void onlyARunningSpareIsClaimed() {
    assertThat(
            Arrays.stream(Observed.values())
                .filter(from -> Transitions.allowed(from, Observed.CLAIMING)))
        .containsExactly(Observed.RUNNING);
  }

  @Test
  void aFailedContainerRunsOnlyByBeingTriedAgain() {
    assertThat(
            Arrays.stream(Observed.values()).filter(to -> Transitions.allowed(Observed.FAILED, to)))
        .containsExactlyInAnyOrder(
            Observed.CREATING, Observed.COPYING, Observed.STOPPED, Observed.DELETING);
  }

  @Test
  void aForbiddenChangeIsNamed() {
    assertThatThrownBy(() -> Transitions.check(Observed.DELETED, Observed.RUNNING))
        .hasMessageContaining("from DELETED to RUNNING");
  }
}
