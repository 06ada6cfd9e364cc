package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.signature.StandardSignature;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers news. Every receiver has a few threads of its own and no more, so that a slow one delays
 * nobody else. Hears the bell; {@link #sweep} finds what is due again.
 */
@Component
@OnRole(Role.WORKER)
public class Courier implements SmartLifecycle {
  static final int PARALLEL = 4;
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration KEPT = Duration.ofDays(30);

  private final DeliveryQueue queue;
  private final DeliveryStore deliveries;
  private final Receivers receivers;
  private final Sender sender;
  private final Bell bell;
  private final Clock clock;
  private final Map<ReceiverId, Semaphore> bulkheads = new ConcurrentHashMap<>();
  private volatile boolean running;
  private AutoCloseable listening = () -> {};

  Courier(
      DeliveryQueue queue,
      DeliveryStore deliveries,
      Receivers receivers,
      Sender sender,
      Bell bell,
      Clock clock) {
    this.queue = queue;
    this.deliveries = deliveries;
    this.receivers = receivers;
    this.sender = sender;
    this.bell = bell;
    this.clock = clock;
  }

  /** Sets out with what is due now and returns without waiting for it. */
  public void sweep() {
    if (running) {
      queue.waiting(clock.instant()).forEach(this::setOut);
    }
  }

  private void setOut(ReceiverId receiver) {
    Semaphore places = bulkheads.computeIfAbsent(receiver, _ -> new Semaphore(PARALLEL));
    while (running && places.tryAcquire()) {
      Optional<DeliveryId> taken = take(receiver);
      if (taken.isEmpty()) {
        places.release();
        return;
      }
      Thread.ofVirtual().name("outbound").start(() -> run(receiver, taken.get(), places));
    }
  }

  /** Forgets what was delivered or given up more than a month ago. */
  public void tidy() {
    queue.purge(clock.instant().minus(KEPT), 1_000);
  }

  /** One delivery, then whatever has become due for that receiver meanwhile. */
  private void run(ReceiverId receiver, DeliveryId id, Semaphore places) {
    try {
      deliveries.find(id).ifPresent(this::deliver);
    } catch (RuntimeException e) {
      log.warn("delivery {} was left; it is due again in {}", id.value(), LEASE, e);
    } finally {
      places.release();
    }
    try {
      setOut(receiver);
    } catch (RuntimeException e) {
      log.warn("what else is due for {} waits for the next sweep", receiver.value(), e);
    }
  }

  private Optional<DeliveryId> take(ReceiverId receiver) {
    Instant now = clock.instant();
    return queue.take(receiver, now, now.plus(LEASE));
  }

  private void deliver(Delivery delivery) {
    Receiver receiver = receivers.find(delivery.receiver()).orElseThrow();
    Reply reply = post(delivery, receiver);
    if (reply.isSuccess()) {
      queue.delivered(delivery.id(), reply, clock.instant());
    } else {
      fail(delivery, reply);
    }
  }

  private Reply post(Delivery delivery, Receiver receiver) {
    byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
    Instant now = clock.instant();
    String id = delivery.message().value();
    var headers =
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature",
                StandardSignature.sign(receivers.secretsOf(receiver.id()), id, now, body));
    return sender.post(receiver.url(), headers, body);
  }

  private void fail(Delivery delivery, Reply reply) {
    int attempts = delivery.attempts() + 1;
    DeliveryState state = Ladder.isOver(attempts) ? DeliveryState.DEAD : DeliveryState.PENDING;
    Duration wait = Ladder.after(attempts, RandomGenerator.getDefault());
    queue.failed(delivery.id(), reply, state, clock.instant().plus(wait));
    log.info(
        "delivery {} failed at attempt {}: {}", delivery.id().value(), attempts, reply.status());
  }

  @Override
  public void start() {
    running = true;
    listening = bell.listen(Outbound.NEWS, this::sweep);
  }

  @Override
  public void stop() {
    running = false;
    try {
      listening.close();
    } catch (Exception e) {
      log.debug("stopping", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
