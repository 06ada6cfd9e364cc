package dev.rowhouse.provisioner.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final NodeId SOME = NodeId.mint();

  @Test
  void theOnlyNodeWithRoomIsTaken() {
    assertThat(Choice.among(List.of(node("eu-1")), ask()))
        .isInstanceOfSatisfying(
            Choice.Placed.class, placed -> assertThat(placed.reason()).contains("only node"));
  }

  @Test
  void withoutANodeTheReasonSaysWhatToDo() {
    assertThat(Choice.among(List.of(), ask()))
        .isInstanceOfSatisfying(
            Choice.Nowhere.class, nowhere -> assertThat(nowhere.reason()).contains("attach one"));
  }

  @Test
  void aNodeThatIsAwayIsNamedWithItsProblem() {
    assertThat(
            refusal(
                new Candidate(SOME, "eu-1", "it does not answer", 4096, 4096, 9999, 0, 0, true)))
        .isEqualTo("no node has room: eu-1: it does not answer");
  }

  @Test
  void promisedMemoryIsAskedForBeforeFreeMemory() {
    assertThat(refusal(new Candidate(SOME, "eu-1", null, 1000, 900, 9999, 2900, 9, true)))
        .contains("promised away (2900 of 3000 MiB, and 128 more are needed)");
  }

  @Test
  void memoryThatIsNotThereNowRefuses() {
    assertThat(refusal(new Candidate(SOME, "eu-1", null, 1000, 100, 9999, 0, 0, true)))
        .contains("100 MiB of memory free, and 128 are needed");
  }

  @Test
  void aDiskInReserveRefuses() {
    assertThat(refusal(new Candidate(SOME, "eu-1", null, 4096, 4096, 500, 0, 0, true)))
        .contains("500 MiB free");
  }

  @Test
  void aCopyStaysWhereItsSourceStands() {
    var ask = new Ask(ContainerId.mint(), ProjectId.mint(), Limits.SMALL, "image", NodeId.mint());
    assertThat(Choice.among(List.of(node("eu-1")), ask))
        .isInstanceOfSatisfying(
            Choice.Nowhere.class, nowhere -> assertThat(nowhere.reason()).contains("copied from"));
  }

  @Test
  void mostHeadroomWinsInWhateverOrderTheNodesCome() {
    var nodes = new ArrayList<>(List.of(loaded("a", 2000), loaded("b", 100), loaded("c", 1000)));
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(nodes, new Random(seed));
      assertThat(Choice.among(nodes, ask()))
          .isInstanceOfSatisfying(
              Choice.Placed.class, placed -> assertThat(placed.node().name()).isEqualTo("b"));
    }
  }

  private static String refusal(Candidate node) {
    return ((Choice.Nowhere) Choice.among(List.of(node), ask())).reason();
  }

  private static Candidate node(String name) {
    return loaded(name, 0);
  }

  private static Candidate loaded(String name, long promisedMb) {
    return new Candidate(NodeId.mint(), name, null, 4096, 4096, 9999, promisedMb, 0, true);
  }

  private static Ask ask() {
    return new Ask(ContainerId.mint(), ProjectId.mint(), Limits.SMALL, "image", null);
  }
}
