package dev.rowhouse.provisioner.sandbox;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Calling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Talks with every house that runs and whose template wants it; none waits for another. */
@Component
@OnRole(Role.WORKER)
public class Conversing {
  private static final Logger log = LoggerFactory.getLogger(Conversing.class);
  private static final int AT_ONCE = 64;

  /** A house that does not speak is left alone for a while. */
  private static final Duration REST = Duration.ofMinutes(1);

  private final SandboxStore store;
  private final Sandbox sandbox;
  private final Clock clock;
  private final Map<ContainerId, Instant> resting = new ConcurrentHashMap<>();

  Conversing(SandboxStore store, Calling calling, Clock clock) {
    this.store = store;
    this.sandbox = new Sandbox(calling, store, clock);
    this.clock = clock;
  }

  /** Returns how many were heard. */
  public int sweep() {
    Instant now = clock.instant();
    resting.values().removeIf(until -> !until.isAfter(now));
    List<ContainerId> awake =
        store.awake().stream().filter(id -> !resting.containsKey(id)).toList();
    var turns = new Semaphore(AT_ONCE);
    var heard = new AtomicInteger();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      awake.forEach(id ->
          each.execute(() -> {
            if (talk(id, turns) == Sandbox.Outcome.HEARD) {
              heard.incrementAndGet();
            }
          }));
    }
    return heard.get();
  }

  private Sandbox.Outcome talk(ContainerId id, Semaphore turns) {
    turns.acquireUninterruptibly();
    try {
      Sandbox.Outcome outcome = sandbox.talk(id);
      if (outcome == Sandbox.Outcome.SILENT || outcome == Sandbox.Outcome.REFUSED) {
        resting.put(id, clock.instant().plus(REST));
      }
      return outcome;
    } catch (RuntimeException e) {
      log.warn("no conversation with {} now", id.value(), e);
      return Sandbox.Outcome.SILENT;
    } finally {
      turns.release();
    }
  }
}
