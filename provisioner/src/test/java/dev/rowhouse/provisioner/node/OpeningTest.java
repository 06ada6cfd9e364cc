package dev.rowhouse.provisioner.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.docker.EngineUnreachable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Opening<String> opening = new Opening<>(closed::add);

  @Test
  void whoComesWhileItIsOpenedGetsWhatTheFirstOpened() {
    var answers = new CountDownLatch(1);
    var first = CompletableFuture.supplyAsync(() -> opening.by(() -> answered(answers)));
    var second = CompletableFuture.supplyAsync(opening::awaited);
    answers.countDown();
    assertThat(first.join()).isEqualTo("the node");
    assertThat(second.join()).isEqualTo("the node");
    assertThat(closed).isEmpty();
  }

  @Test
  void whatFailsToOpenFailsForAllInTheSameWords() {
    var failure = new EngineUnreachable("no route to host", new IllegalStateException());
    assertThatThrownBy(() ->
            opening.by(() -> {
              throw failure;
            }))
        .isSameAs(failure);
    assertThatThrownBy(opening::awaited).isSameAs(failure);
    opening.giveUp();
    assertThat(closed).isEmpty();
  }

  @Test
  void whatIsGivenUpWhileItIsOpenedKeepsNobodyWaitingAndIsClosedOnceItIsOpen() {
    var answers = new CountDownLatch(1);
    var first = CompletableFuture.supplyAsync(() -> opening.by(() -> answered(answers)));
    opening.giveUp();
    assertThatThrownBy(opening::awaited).isInstanceOf(EngineUnreachable.class);
    assertThat(closed).isEmpty();
    answers.countDown();
    await().untilAsserted(() -> assertThat(closed).containsExactly("the node"));
    assertThatThrownBy(first::join).hasCauseInstanceOf(EngineUnreachable.class);
  }

  @Test
  void whatIsOpenIsClosedOnceWhenItIsGivenUp() {
    opening.by(() -> "the node");
    opening.giveUp();
    await().untilAsserted(() -> assertThat(closed).containsExactly("the node"));
  }

  private static String answered(CountDownLatch answers) {
    try {
      answers.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "the node";
  }
}
