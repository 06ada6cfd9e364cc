package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Listens to Docker's events and tells what became of the container each is about. */
final class Watcher {
  private static final String[] EVENTS = {
    "create", "start", "die", "oom", "pause", "unpause", "rename", "destroy"
  };

  private final DockerClient streams;
  private final Looker looker;
  private final Site site;

  Watcher(DockerClient streams, Looker looker, Site site) {
    this.streams = streams;
    this.looker = looker;
    this.site = site;
  }

  AutoCloseable watch(Consumer<Seen> heard, Consumer<Exception> lost) {
    var callback = new Ear(heard, lost);
    Connection.run(() ->
        streams
            .eventsCmd()
            .withEventTypeFilter(EventType.CONTAINER)
            .withEventFilter(EVENTS)
            .withLabelFilter(Map.of(Marks.INSTALLATION, site.installation()))
            .exec(callback));
    callback.awaitOpen();
    return callback;
  }

  private Seen seen(String name) {
    return looker
        .look(name)
        .orElseGet(() -> new Seen(name, Seen.Status.GONE, 0, false, "", null, null));
  }

  private final class Ear extends ResultCallback.Adapter<Event> {
    private final Consumer<Seen> heard;
    private final Consumer<Exception> lost;
    private final AtomicBoolean over = new AtomicBoolean();

    Ear(Consumer<Seen> heard, Consumer<Exception> lost) {
      this.heard = heard;
      this.lost = lost;
    }

    void awaitOpen() {
      try {
        if (!awaitStarted(10, TimeUnit.SECONDS)) {
          throw new EngineUnreachable("the node sends no events", new IllegalStateException());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineUnreachable("interrupted", e);
      }
    }

    @Override
    public void onNext(Event event) {
      var actor = event.getActor();
      Map<String, String> attributes = actor == null ? null : actor.getAttributes();
      if (attributes == null || !attributes.containsKey(Marks.PLAN)) {
        return;
      }
      String name = attributes.getOrDefault("name", "");
      if (!Marks.isNext(name)) {
        tell(name);
      }
    }

    private void tell(String name) {
      try {
        heard.accept(seen(name));
      } catch (EngineUnreachable | EngineRefused e) {
        lose(e);
      }
    }

    @Override
    public void onError(Throwable failure) {
      super.onError(failure);
      lose(Connection.translate(failure));
    }

    @Override
    public void onComplete() {
      super.onComplete();
      lose(new EngineUnreachable("the node ended its events", new IllegalStateException()));
    }

    @Override
    public void close() throws java.io.IOException {
      over.set(true);
      super.close();
    }

    private void lose(Exception why) {
      if (over.compareAndSet(false, true)) {
        lost.accept(why);
      }
    }
  }
}
