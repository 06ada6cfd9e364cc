package dev.rowhouse.db.bell;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries rings between processes through one small table. MariaDB has no LISTEN/NOTIFY; a primary
 * key look-up every 20 ms is the cheapest thing that any managed MariaDB and Galera can do.
 */
@Component
class Ringer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Ringer.class);

  private final Bell bell;
  private final JdbcClient jdbc;
  private final Duration interval;
  private final Map<String, Long> heard = new HashMap<>();
  private volatile boolean running;

  Ringer(Bell bell, JdbcClient jdbc, @Value("${rowhouse.bell.interval:20ms}") Duration interval) {
    this.bell = bell;
    this.jdbc = jdbc;
    this.interval = interval;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("bell-ringer").start(this::loop);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    boolean reachable = true;
    while (running) {
      try {
        bell.takeUnheard().forEach(this::announce);
        if (bell.hasListeners()) {
          listen();
        }
        reachable = true;
        Thread.sleep(interval);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (reachable && running) {
          log.warn("the bell cannot reach the database: {}", e.getMessage());
        }
        reachable = false;
        pause();
      }
    }
  }

  private void announce(Topic topic) {
    jdbc.sql(
            """
            INSERT INTO db_bell (topic, rung) VALUES (:topic, 1)
            ON DUPLICATE KEY UPDATE rung = rung + 1
            """)
        .param("topic", topic.name())
        .update();
  }

  private void listen() {
    jdbc.sql("SELECT topic, rung FROM db_bell").query(Ring.class).list().forEach(this::hear);
  }

  private void hear(Ring ring) {
    Long before = heard.put(ring.topic(), ring.rung());
    if (before == null || before != ring.rung()) {
      bell.tell(new Topic(ring.topic()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  record Ring(String topic, long rung) {}
}
