package dev.rowhouse.provisioner.channel;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Opens this worker's end of the channel and says where it is, again and again. */
final class Presence implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Presence.class);
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Workers workers;
  private final Supplier<Listening> opening;
  private final String id = UUID.randomUUID().toString();
  private @Nullable Listening listening;
  private volatile boolean running;

  Presence(Workers workers, Supplier<Listening> opening) {
    this.workers = workers;
    this.opening = opening;
  }

  @Override
  public void start() {
    Listening open = opening.get();
    listening = open;
    running = true;
    Thread.ofVirtual().name("presence").start(() -> tell(open));
  }

  @Override
  public void stop() {
    running = false;
    if (listening != null) {
      listening.close();
    }
    try {
      workers.gone(id);
    } catch (RuntimeException e) {
      log.debug("the worker's row stays until it is stale", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void tell(Listening open) {
    while (running) {
      try {
        workers.here(id, open.address());
      } catch (RuntimeException e) {
        log.debug("the worker's row cannot be written now", e);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
