package dev.rowhouse.provisioner.renting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.provisioner.renting.Chore.Kind;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who does what the market asked, with as many workers as a test wants, any of which may fall. */
class CaretakerTest {
  private static final Duration LEASE = Duration.ofSeconds(12);
  private static HikariDataSource source;

  private final MovableClock clock = new MovableClock();
  private final Chores chores = new Chores(JdbcClient.create(source), new Bell(), clock);

  /** Ends a process at once: nobody says what became of its chore. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  static void open() {
    source = TestTables.fresh("provisioner/080-renting.sql", "provisioner/097-chore-holder.sql");
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @BeforeEach
  void nothingIsToDo() {
    JdbcClient.create(source).sql("DELETE FROM provisioner_chore").update();
  }

  @Test
  void twoWorkersDoEachChoreOnce() throws InterruptedException {
    List<String> all = IntStream.range(0, 40).mapToObj("srv_%02d"::formatted).toList();
    all.forEach(each -> chores.add(Kind.WIPE, each));
    var done = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    var barrier = new CyclicBarrier(2);
    Runnable worker =
        () -> {
          Caretaker caretaker = caretaker(chore -> done.add(chore.subject()));
          meet(barrier);
          int _ = caretaker.sweep();
        };
    Thread one = Thread.ofVirtual().start(worker);
    Thread two = Thread.ofVirtual().start(worker);
    one.join();
    two.join();
    assertThat(done).containsExactlyInAnyOrderElementsOf(all);
    assertThat(due()).isEmpty();
  }

  @Test
  void whatAKilledWorkerHadInItsHandsIsTakenUpWhenItsLeaseIsOver() {
    chores.add(Kind.WIPE, "srv_1");
    var tries = new AtomicInteger();
    Thread killed = Thread.ofVirtual().unstarted(() -> sweepAndFall(tries));
    killed.setUncaughtExceptionHandler((_, _) -> {});
    killed.start();
    joined(killed);
    assertThat(tries).hasValue(1);
    Caretaker next = caretaker(_ -> tries.incrementAndGet());
    clock.pass(LEASE.minusMillis(1));
    assertThat(next.sweep()).isZero();
    clock.pass(Duration.ofMillis(1));
    assertThat(next.sweep()).isEqualTo(1);
    assertThat(tries).hasValue(2);
    clock.pass(Duration.ofDays(1));
    assertThat(next.sweep()).isZero();
  }

  private void sweepAndFall(AtomicInteger tries) {
    int _ =
        caretaker(
                _ -> {
                  tries.incrementAndGet();
                  throw new Killed();
                })
            .sweep();
  }

  /** It was thought dead, and another began: what it says of the chore then is not heard. */
  @Test
  void whoComesTooLateEndsNothingOfAnothers() {
    chores.add(Kind.DRAIN, "rnt_1");
    var began = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Thread slow =
        Thread.ofVirtual()
            .start(() -> {
              int _ =
                  caretaker(
                          _ -> {
                            began.countDown();
                            awaits(goOn);
                          })
                      .sweep();
            });
    awaits(began);
    var second = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    Caretaker another =
        caretaker(_ -> {
          second.countDown();
          awaits(end);
          throw new NotYet("3 are still on it", Duration.ofSeconds(3));
        });
    Thread other = Thread.ofVirtual().start(() -> sweepUntilBegun(another, second));
    awaits(second);
    goOn.countDown();
    joined(slow);
    end.countDown();
    joined(other);
    assertThat(chores.problem(Kind.DRAIN, "rnt_1")).contains("3 are still on it");
    clock.pass(Duration.ofSeconds(3));
    assertThat(due()).hasSize(1);
  }

  /** The slow one may renew its lease in between. */
  private void sweepUntilBegun(Caretaker caretaker, CountDownLatch begun) {
    while (begun.getCount() > 0) {
      clock.pass(LEASE);
      int _ = caretaker.sweep();
    }
  }

  @Test
  void whatIsAskedForAgainWhileItIsDoneIsDoneAgain() {
    chores.add(Kind.SIGNUPS, "rnt_1");
    var tries = new AtomicInteger();
    Caretaker caretaker =
        caretaker(chore -> {
          if (tries.incrementAndGet() == 1) {
            chores.add(chore.kind(), chore.subject());
          }
        });
    assertThat(caretaker.sweep()).isEqualTo(1);
    assertThat(caretaker.sweep()).isEqualTo(1);
    assertThat(caretaker.sweep()).isZero();
    assertThat(tries).hasValue(2);
  }

  /** Waiting is no failure: it comes again as soon as it said, however often it waited. */
  @Test
  void whatFailsComesLaterEachTimeAndWhatWaitsDoesNot() {
    chores.add(Kind.WIPE, "srv_1");
    Caretaker failing =
        caretaker(_ -> {
          throw new IllegalStateException("still there");
        });
    Instant began = clock.instant();
    assertThat(pauses(failing, 9))
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L);
    assertThat(chores.problem(Kind.WIPE, "srv_1")).contains("still there");
    assertThat(due().getFirst().attempts()).isEqualTo(9);
    assertThat(clock.instant()).isAfter(began);
    Caretaker waiting =
        caretaker(_ -> {
          throw new NotYet("a moment", Duration.ofSeconds(5));
        });
    assertThat(pauses(waiting, 3)).containsOnly(Duration.ofSeconds(5));
    assertThat(due().getFirst().attempts()).isEqualTo(9);
  }

  /** What passes between one try and the next. */
  private List<Duration> pauses(Caretaker caretaker, int tries) {
    return IntStream.range(0, tries).mapToObj(_ -> pause(caretaker)).toList();
  }

  private Duration pause(Caretaker caretaker) {
    assertThat(caretaker.sweep()).isEqualTo(1);
    Instant next = chores.due(Instant.parse("2100-01-01T00:00:00Z")).getFirst().dueAt();
    Duration pause = Duration.between(clock.instant(), next);
    clock.set(next);
    return pause;
  }

  private List<Chore> due() {
    return chores.due(clock.instant());
  }

  private Caretaker caretaker(Caretaker.Work work) {
    return new Caretaker(chores, work, new Bell(), clock);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
