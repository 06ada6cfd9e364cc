package dev.rowhouse.provisioner.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final NodeId SOME = NodeId.mint();

  @Test
  void withoutANodeTheReasonSaysWhatToDo() {
    assertThat(Choice.among(List.of(), ask(), "it").whyNowhere()).contains("attach one");
  }

  @Test
  void aNodeThatIsAwayIsNamedWithItsProblem() {
    assertThat(refusal(new Facts().problem("it does not answer").node()))
        .isEqualTo("no node has room: eu-1: it does not answer");
  }

  @Test
  void theReasonTellsOfEveryNode() {
    Choice choice =
        Choice.among(
            List.of(
                new Facts().name("us-1").load(0, 0, 5).image(Candidate.Image.ELSEWHERE).node(),
                new Facts().name("eu-1").load(0, 0, 5).node(),
                new Facts().name("ap-1").diskFreeMb(500).node()),
            ask(),
            "snapshot 3");
    assertThat(choice.reason())
        .isEqualTo(
            "eu-1: 100 % headroom, snapshot 3 is there; us-1: 100 % headroom; ap-1: its disk is"
                + " nearly full (500 MiB free, 1024 are kept in reserve)");
  }

  @Test
  void promisedMemoryIsAskedForBeforeFreeMemory() {
    assertThat(refusal(new Facts().memoryMb(1000).load(2900, 0, 9).node()))
        .contains("promised away (2900 of 3000 MiB, and 128 more are needed)");
  }

  @Test
  void sleepersCountForLittle() {
    assertThat(new Facts().memoryMb(1000).load(0, 16_000, 125).node().headroomPerMille())
        .isEqualTo(667);
  }

  @Test
  void memoryThatIsNotThereNowRefuses() {
    assertThat(refusal(new Facts().memoryFreeMb(100).node()))
        .contains("100 MiB of memory free, and 128 are needed");
  }

  @Test
  void aRegionThatIsWishedForIsKept() {
    Ask wish = new Ask(ContainerId.mint(), ProjectId.mint(), Limits.SMALL, "image", "eu");
    assertThat(Choice.among(List.of(new Facts().region("us").node()), wish, "it").whyNowhere())
        .contains("it stands in us, and eu is wished");
    assertThat(Choice.among(List.of(new Facts().region("eu").node()), wish, "it").best())
        .isPresent();
  }

  @Test
  void whatTheTemplateNeedsIsNeverPretended() {
    assertThat(refusal(new Facts().lacks("diskLimits").node())).contains("lacks", "diskLimits");
  }

  @Test
  void aNodeTakesNoMoreThanItsQuota() {
    assertThat(refusal(new Facts().most(9).load(0, 0, 9).node())).contains("9 containers at most");
  }

  @Test
  void anImageThatNobodyCanSendRefuses() {
    assertThat(refusal(new Facts().image(Candidate.Image.NOWHERE).node())).contains("send it");
  }

  @Test
  void aCopyStaysWhereItsSourceStands() {
    assertThat(
            Choice.among(List.of(new Facts().node()), ask().near(NodeId.mint()), "it").whyNowhere())
        .contains("copied from");
  }

  @Test
  void aMoveNeverEndsWhereItBegan() {
    assertThat(
            Choice.among(List.of(new Facts().node()), ask().away(SOME, null, Set.of()), "it")
                .whyNowhere())
        .contains("it stands there now");
  }

  /** Also when it is the best: another takes it at once, this one only when that is removed. */
  @Test
  void whereSomethingOfAnEarlierMoveLiesNothingComes() {
    NodeId other = NodeId.mint();
    List<Candidate> nodes =
        List.of(
            new Facts().name("roomy").node(),
            new Facts().id(other).name("full").load(50_000, 0, 9).node());
    Ask ask = ask().away(NodeId.mint(), null, Set.of());
    assertThat(Choice.among(nodes, ask, "it").best().orElseThrow().name()).isEqualTo("roomy");
    ask = ask().away(NodeId.mint(), null, Set.of(SOME));
    Choice choice = Choice.among(nodes, ask, "it");
    assertThat(choice.best().orElseThrow().name()).isEqualTo("full");
    assertThat(choice.reason()).contains("roomy: what an earlier move left there is not cleared");
  }

  @Test
  void mostHeadroomWinsInWhateverOrderTheNodesCome() {
    var nodes =
        new ArrayList<>(
            List.of(
                new Facts().name("a").load(2000, 0, 3).node(),
                new Facts().name("b").load(100, 0, 3).node(),
                new Facts().name("c").load(1000, 0, 3).node()));
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(nodes, new Random(seed));
      assertThat(Choice.among(nodes, ask(), "it").best().orElseThrow().name()).isEqualTo("b");
    }
  }

  @Test
  void tenInARowOnThreeEqualNodesLandOnAllThree() {
    Map<String, Integer> counts = new HashMap<>(Map.of("ap-1", 0, "eu-1", 0, "us-1", 0));
    Set<String> used = new HashSet<>();
    for (int number = 0; number < 10; number++) {
      List<Candidate> nodes =
          counts.entrySet().stream()
              .map(each ->
                  new Facts()
                      .name(each.getKey())
                      .image(
                          each.getKey().equals("eu-1")
                              ? Candidate.Image.HERE
                              : Candidate.Image.ELSEWHERE)
                      .load(64L * each.getValue(), 0, each.getValue())
                      .node())
              .toList();
      String best = Choice.among(nodes, ask(), "it").best().orElseThrow().name();
      used.add(best);
      counts.merge(best, 1, Integer::sum);
    }
    assertThat(used).hasSize(3);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(3, 4));
  }

  private static String refusal(Candidate node) {
    Choice choice = Choice.among(List.of(node), ask(), "it");
    assertThat(choice.best()).isEmpty();
    return choice.whyNowhere();
  }

  private static Ask ask() {
    return new Ask(ContainerId.mint(), ProjectId.mint(), Limits.SMALL, "image", "");
  }

  /** A node that takes anything, but for what a test says. */
  private static final class Facts {
    private NodeId id = SOME;
    private String name = "eu-1";
    private String problem;
    private String region = "";
    private Set<String> lacks = Set.of();
    private Integer most;
    private long memoryMb = 24_000;
    private long memoryFreeMb = 24_000;
    private long diskFreeMb = 99_999;
    private Load load = Load.NONE;
    private Candidate.Image image = Candidate.Image.HERE;

    Facts id(NodeId value) {
      id = value;
      return this;
    }

    Facts name(String value) {
      name = value;
      return this;
    }

    Facts problem(String value) {
      problem = value;
      return this;
    }

    Facts region(String value) {
      region = value;
      return this;
    }

    Facts lacks(String value) {
      lacks = Set.of(value);
      return this;
    }

    Facts most(int value) {
      most = value;
      return this;
    }

    Facts memoryMb(long value) {
      memoryMb = value;
      return this;
    }

    Facts memoryFreeMb(long value) {
      memoryFreeMb = value;
      return this;
    }

    Facts diskFreeMb(long value) {
      diskFreeMb = value;
      return this;
    }

    Facts load(long awake, long asleep, int containers) {
      load = new Load(awake, asleep, containers);
      return this;
    }

    Facts image(Candidate.Image value) {
      image = value;
      return this;
    }

    Candidate node() {
      return new Candidate(
          id,
          name,
          problem,
          region,
          lacks,
          most,
          memoryMb,
          memoryFreeMb,
          99_999,
          diskFreeMb,
          load,
          image,
          0);
    }
  }
}
