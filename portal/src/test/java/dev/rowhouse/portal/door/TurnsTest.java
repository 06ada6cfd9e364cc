package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Duration NEVER = Duration.ofDays(1);

  private final Turns turns = new Turns(2, SOON, NEVER);
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<CountDownLatch> atWork = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    atWork.forEach(CountDownLatch::countDown);
    people.shutdownNow();
    turns.close();
  }

  @Test
  void aCrowdBeforeOneHouseWaitsForItselfAndForNobodyElse() {
    for (int i = 0; i < 200; i++) {
      come("crowded");
    }
    await().atMost(SOON).until(() -> atWork.size() == 2);
    assertThat(turns.begin("calm")).as("nobody is before them there").isTrue();
    turns.end();
    assertThat(atWork).hasSize(2);
    for (int served = 0; served < 200; served++) {
      await().atMost(SOON).until(() -> !atWork.isEmpty());
      atWork.remove().countDown();
    }
    await().atMost(SOON).until(() -> turns.crowds() == 0);
  }

  @Test
  void whoWaitsForAProviderLetsTheOthersGoOn() {
    assertThat(turns.begin("house")).isTrue();
    come("house");
    await().atMost(SOON).until(() -> atWork.size() == 1);
    String said =
        turns.aside(() -> {
          come("house");
          await().atMost(SOON).until(() -> atWork.size() == 2);
          atWork.forEach(CountDownLatch::countDown);
          return "said";
        });
    assertThat(said).isEqualTo("said");
    turns.end();
    await().atMost(SOON).until(() -> turns.crowds() == 0);
  }

  @Test
  void whoHoldsATurnWithoutWorkingLosesIt() {
    var brief = new Turns(1, SOON, Duration.ofMillis(1));
    assertThat(brief.begin("house")).isTrue();
    assertThat(CompletableFuture.supplyAsync(() -> brief.begin("house"), people).join()).isTrue();
    brief.close();
  }

  @Test
  void whoWaitsTooLongIsToldSoAndLeavesNothingBehind() {
    var hasty = new Turns(1, Duration.ofMillis(1), NEVER);
    assertThat(hasty.begin("house")).isTrue();
    assertThat(CompletableFuture.supplyAsync(() -> hasty.begin("house"), people).join()).isFalse();
    hasty.end();
    assertThat(hasty.crowds()).isZero();
    hasty.close();
  }

  @Test
  void whatIsNoRequestNeedsNoTurn() {
    assertThat(turns.aside(() -> 7)).isEqualTo(7);
    turns.end();
  }

  /** Somebody who works until their latch falls. */
  private void come(String house) {
    var latch = new CountDownLatch(1);
    var _ =
        CompletableFuture.runAsync(
            () -> {
              assertThat(turns.begin(house)).isTrue();
              atWork.add(latch);
              try {
                latch.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                turns.end();
              }
            },
            people);
  }
}
