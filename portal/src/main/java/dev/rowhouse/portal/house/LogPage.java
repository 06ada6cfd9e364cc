package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.docker.LogLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What a house's app writes: the last lines as a page, and a stream of each new one. */
@Controller
class LogPage {
  private static final int TAIL = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Houses houses;
  private final Wire wire;

  LogPage(Houses houses, Wire wire) {
    this.houses = houses;
    this.wire = wire;
  }

  @GetMapping("/houses/{id}/log")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model)
      throws InterruptedException {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("called", houses.title(viewer, house));
    model.addAttribute("lines", last(id));
    return "house/log";
  }

  private List<LogLine> last(ContainerId id) throws InterruptedException {
    List<LogLine> lines = new CopyOnWriteArrayList<>();
    var done = new CountDownLatch(1);
    AutoCloseable stream = wire.streams().logs(id, TAIL, false, lines::add, done::countDown);
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      close(stream);
    }
    return lines;
  }

  @GetMapping(path = "/houses/{id}/log/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Permission.OPERATE)
  SseEmitter follow(Viewer viewer, @PathVariable ContainerId id) {
    houses.get(viewer, id);
    var emitter = new SseEmitter(0L);
    var stream = new AtomicReference<@Nullable AutoCloseable>();
    Runnable end = () -> close(stream.get());
    emitter.onCompletion(end);
    emitter.onTimeout(end);
    emitter.onError(_ -> end.run());
    stream.set(wire.streams().logs(id, TAIL, true, line -> send(emitter, line), emitter::complete));
    return emitter;
  }

  private static void send(SseEmitter emitter, LogLine line) {
    try {
      emitter.send(SseEmitter.event().name(line.stderr() ? "err" : "out").data(line.text()));
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    }
  }

  private static void close(@Nullable AutoCloseable stream) {
    try {
      if (stream != null) {
        stream.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("a log's stream does not close", e);
    }
  }
}
