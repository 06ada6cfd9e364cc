package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WakerTest {
  private static final long NOW = 1_000_000;

  private final FakeEstate estate = new FakeEstate(new Bell());
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Waker waker = new Waker(estate, later::add, new Counters());
  private final Route asleep = estate.add("acme", Observed.STOPPED, 80);
  private final Door door = new Door(asleep);

  @Test
  void asksOnceHoweverManyRequestsCome() {
    waker.wake(door, NOW);
    waker.wake(door, NOW + 5);
    run();
    assertThat(estate.wakes).hasValue(1);
  }

  @Test
  void asksAgainWhenTheFirstAskingLedToNothing() {
    waker.wake(door, NOW);
    waker.wake(door, NOW + 10_000);
    run();
    assertThat(estate.wakes).hasValue(2);
  }

  @Test
  void doesNotAskForWhatCameUpMeanwhileAndDoesNotWaitWhenItSleepsAgain() {
    waker.wake(door, NOW);
    door.update(estate.become(asleep, Observed.RUNNING));
    run();
    assertThat(estate.wakes).hasValue(0);
    waker.wake(door, NOW + 1);
    run();
    assertThat(estate.wakes).as("a request that had looked before").hasValue(0);
    door.update(estate.become(asleep, Observed.STOPPED));
    waker.wake(door, NOW + 2);
    run();
    assertThat(estate.wakes).hasValue(1);
  }

  private void run() {
    later.forEach(Runnable::run);
    later.clear();
  }
}
