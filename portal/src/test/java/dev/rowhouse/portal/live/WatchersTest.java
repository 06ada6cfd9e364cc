package dev.rowhouse.portal.live;

import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.container.Routes;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class WatchersTest {
  private final Bell bell = new Bell();
  private final Watchers watchers = new Watchers(bell);
  private final AtomicInteger told = new AtomicInteger();

  @BeforeEach
  void begin() {
    watchers.start();
    watchers.add(
        new SseEmitter() {
          @Override
          public void send(SseEventBuilder event) {
            told.incrementAndGet();
          }
        });
  }

  @AfterEach
  void end() {
    watchers.stop();
  }

  @Test
  void aPageThatIsGoneKeepsNoOtherFromHearing() {
    watchers.add(
        new SseEmitter() {
          @Override
          public void send(SseEventBuilder event) throws IOException {
            throw new IOException("broken pipe");
          }

          @Override
          public void completeWithError(Throwable failure) {
            throw new IllegalStateException("as Tomcat refuses it after an error");
          }
        });
    othersHearTwice();
  }

  @Test
  void aPageThatReadsNothingKeepsNoOtherFromHearing() {
    var never = new CountDownLatch(1);
    watchers.add(
        new SseEmitter() {
          @Override
          public void send(SseEventBuilder event) throws IOException {
            try {
              never.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        });
    othersHearTwice();
    never.countDown();
  }

  @Test
  void whatChangedWhileAPageWasOnItsWayIsToldItAsSoonAsItListens() {
    othersHearTwice();
    var heard = new StringBuffer();
    watchers.add(
        new SseEmitter() {
          @Override
          public void send(SseEventBuilder event) {
            event.build().forEach(part -> heard.append(part.getData()));
          }
        });
    await().until(() -> heard.toString().contains("event:change"));
  }

  private void othersHearTwice() {
    for (int i = 0; i < 2; i++) {
      int before = told.get();
      bell.ring(Routes.CHANGED);
      await().until(() -> told.get() > before);
    }
  }
}
