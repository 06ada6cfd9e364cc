package dev.rowhouse.billing.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class GathererTest {
  private final Store store = new Store();
  private final Gatherer gatherer = new Gatherer(store);

  @Test
  void whoComesWhileSomethingIsWrittenGoesTogetherWithTheNext() throws Exception {
    var slow = new CountDownLatch(1);
    store.before = slow;
    store.known.add("long known");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> first = bothWritersBusy(threads);
      List<Future<Boolean>> then =
          List.of(insert(threads, "c"), insert(threads, "d"), insert(threads, "long known"));
      await().until(() -> gatherer.waiting() == 3);
      slow.countDown();
      for (var each : first) {
        assertThat(each.get()).isTrue();
      }
      assertThat(then.get(0).get()).isTrue();
      assertThat(then.get(1).get()).isTrue();
      assertThat(then.get(2).get()).isFalse();
    }
    assertThat(store.sizes).containsExactly(1, 1, 3);
  }

  @Test
  void oneThatIsRefusedDoesNotTakeTheOthersWithIt() throws Exception {
    var slow = new CountDownLatch(1);
    store.before = slow;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      bothWritersBusy(threads);
      var bad = insert(threads, "bad");
      var good = insert(threads, "good");
      await().until(() -> gatherer.waiting() == 2);
      slow.countDown();
      assertThat(good.get()).isTrue();
      assertThatThrownBy(bad::get).hasRootCauseInstanceOf(DataAccessResourceFailureException.class);
    }
    assertThat(gatherer.insert(event("later"))).isTrue();
  }

  private List<Future<Boolean>> bothWritersBusy(ExecutorService threads) {
    Future<Boolean> one = insert(threads, "a");
    await().until(() -> store.sizes.size() == 1);
    Future<Boolean> other = insert(threads, "b");
    await().until(() -> store.sizes.size() == 2);
    return List.of(one, other);
  }

  private Future<Boolean> insert(ExecutorService threads, String external) {
    return threads.submit(() -> gatherer.insert(event(external)));
  }

  private static StoredEvent event(String external) {
    Instant now = Instant.EPOCH;
    var envelope = new Envelope(external, "", "type", null, false, null);
    return new StoredEvent(
        EventId.mint(),
        new OwnerId("prj_x"),
        EndpointId.mint(),
        EndpointKind.STRIPE,
        envelope,
        EventState.PENDING,
        null,
        0,
        now,
        null,
        now,
        null,
        new byte[10]);
  }

  /** Remembers what was stored; refuses every statement with a bad event in it. */
  private static final class Store extends EventStore {
    final List<Integer> sizes = new CopyOnWriteArrayList<>();
    final Set<String> known = ConcurrentHashMap.newKeySet();
    CountDownLatch before = new CountDownLatch(0);

    Store() {
      super(null);
    }

    @Override
    Set<String> insertAll(List<StoredEvent> events) {
      sizes.add(events.size());
      try {
        before.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (events.stream().anyMatch(each -> each.envelope().external().equals("bad"))) {
        throw new DataAccessResourceFailureException("refused");
      }
      Set<String> fresh = new HashSet<>();
      events.stream()
          .filter(each -> known.add(each.envelope().external()))
          .forEach(each -> fresh.add(each.id().value()));
      return fresh;
    }
  }
}
