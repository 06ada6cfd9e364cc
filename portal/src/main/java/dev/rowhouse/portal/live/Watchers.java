package dev.rowhouse.portal.live;

import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * All open pages of this process. They are told at most three times a second, however often the
 * bell rings, and hear a comment now and then so that nothing between takes them for dead.
 */
@Component
class Watchers implements SmartLifecycle {
  private static final Duration REST = Duration.ofMillis(300);
  private static final Duration BREATH = Duration.ofSeconds(20);

  /** What a page takes from its rendering to its listening, at the most. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  private static final List<Topic> TOPICS =
      List.of(
          Routes.CHANGED,
          Nodes.CHANGED,
          Projects.CHANGED,
          Snapshots.CHANGED,
          Rentals.CHANGED,
          Servers.CHANGED,
          new Topic(Inbox.TOPIC));

  private final Bell bell;
  private final Set<OpenPage> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean news = new AtomicBoolean();
  private volatile boolean running;
  private volatile long latest = System.nanoTime() - ON_ITS_WAY.toNanos();

  Watchers(Bell bell) {
    this.bell = bell;
  }

  SseEmitter add() {
    var stream = new SseEmitter(0L);
    add(stream);
    return stream;
  }

  /** What became new while the page was on its way is told it at once. */
  void add(SseEmitter stream) {
    OpenPage page = OpenPage.enter(stream, open);
    if (System.nanoTime() - latest < ON_ITS_WAY.toNanos()) {
      page.change();
    }
  }

  @Override
  public void start() {
    running = true;
    TOPICS.forEach(topic -> bell.listen(topic, () -> news.set(true)));
    Thread.ofVirtual().name("live").start(this::loop);
  }

  /** Ends the streams, or a graceful shutdown would wait for pages that stay open. */
  @Override
  public void stop() {
    running = false;
    open.forEach(OpenPage::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which waits for its requests to end. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private void loop() {
    long quiet = 0;
    while (running) {
      rest();
      quiet += REST.toMillis();
      if (news.getAndSet(false)) {
        latest = System.nanoTime();
        open.forEach(OpenPage::change);
        quiet = 0;
      } else if (quiet > BREATH.toMillis()) {
        open.forEach(OpenPage::breathe);
        quiet = 0;
      }
    }
  }

  private static void rest() {
    try {
      Thread.sleep(REST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
