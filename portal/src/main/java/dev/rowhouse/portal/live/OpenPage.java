package dev.rowhouse.portal.live;

import dev.rowhouse.db.bell.Listener;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Somebody's open page. It is told on a thread of its own, so that one that reads slowly, or goes
 * away in that moment, holds up no other; what comes meanwhile is told once, afterwards.
 */
final class OpenPage {
  private final SseEmitter stream;
  private final Set<OpenPage> open;
  private final Listener told = new Listener("page", this::send);
  private volatile boolean changed;

  private OpenPage(SseEmitter stream, Set<OpenPage> open) {
    this.stream = stream;
    this.open = open;
  }

  /** Adds it to those that are open, until it goes. */
  static OpenPage enter(SseEmitter stream, Set<OpenPage> open) {
    var page = new OpenPage(stream, open);
    stream.onCompletion(page::leave);
    stream.onTimeout(page::leave);
    stream.onError(_ -> page.leave());
    open.add(page);
    page.breathe();
    return page;
  }

  /** Something is new. */
  void change() {
    changed = true;
    told.wake();
  }

  /** Nothing is, but whatever stands between shall not take the stream for dead. */
  void breathe() {
    told.wake();
  }

  void end() {
    stream.complete();
  }

  private void send() {
    boolean news = changed;
    changed = false;
    try {
      stream.send(
          news
              ? SseEmitter.event().name("change").data("1")
              : SseEmitter.event().reconnectTime(2_000).comment("still here"));
    } catch (IOException | RuntimeException e) {
      // The server knows already that it is gone, and ends the stream itself: who ends it a second
      // time is refused by Tomcat with an exception.
      leave();
    }
  }

  private void leave() {
    open.remove(this);
  }
}
