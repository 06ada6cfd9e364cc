package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.docker.Seen.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A container's life as every engine keeps it, a simulated one too. */
public abstract class LifeContract {
  protected abstract Engine engine();

  /** One that runs until it is stopped; each call another. */
  protected abstract ContainerPlan plan(Map<String, String> environment);

  @Test
  void every_verb_may_be_repeated() {
    ContainerPlan plan = plan(Map.of());
    String name = plan.name();
    twice(() -> engine().create(plan));
    assertThat(status(name)).isEqualTo(Status.CREATED);
    twice(() -> engine().start(name));
    assertThat(status(name)).isEqualTo(Status.RUNNING);
    twice(() -> engine().pause(name));
    assertThat(status(name)).isEqualTo(Status.PAUSED);
    twice(() -> engine().unpause(name));
    assertThat(status(name)).isEqualTo(Status.RUNNING);
    twice(() -> engine().stop(name, Duration.ofSeconds(5)));
    assertThat(status(name)).isEqualTo(Status.EXITED);
    twice(() -> engine().rename(name, name + "-old"));
    twice(() -> engine().rename(name + "-old", name));
    twice(() -> engine().remove(name));
    assertThat(engine().look(name)).isEmpty();
    engine().stop(name, Duration.ofSeconds(1));
  }

  @Test
  void a_container_of_another_plan_is_not_adopted() {
    ContainerPlan plan = plan(Map.of("A", "1"));
    engine().create(plan);
    ContainerPlan other =
        new ContainerPlan(
            plan.name(),
            plan.image(),
            plan.command(),
            Map.of("A", "2"),
            plan.limits(),
            plan.volumes(),
            plan.network(),
            plan.address(),
            plan.labels(),
            plan.hostname());
    assertThatThrownBy(() -> engine().create(other)).isInstanceOf(EngineRefused.class);
    assertThat(engine().look(plan.name()).orElseThrow().fingerprint())
        .isEqualTo(plan.fingerprint());
  }

  @Test
  void a_paused_container_stops_too() {
    ContainerPlan plan = running(plan(Map.of()));
    engine().pause(plan.name());
    engine().stop(plan.name(), Duration.ofSeconds(5));
    assertThat(status(plan.name())).isEqualTo(Status.EXITED);
  }

  @Test
  void what_happens_is_heard_at_once() throws Exception {
    var heard = new CopyOnWriteArrayList<Seen>();
    try (var watch = engine().watch(heard::add, _ -> {})) {
      ContainerPlan plan = running(plan(Map.of()));
      engine().stop(plan.name(), Duration.ofSeconds(5));
      engine().remove(plan.name());
      await()
          .untilAsserted(() ->
              assertThat(heard)
                  .filteredOn(seen -> seen.name().equals(plan.name()))
                  .extracting(Seen::status)
                  .contains(Status.RUNNING, Status.EXITED, Status.GONE));
    }
  }

  @Test
  void one_call_sees_all() {
    ContainerPlan running = running(plan(Map.of()));
    ContainerPlan created = plan(Map.of());
    engine().create(created);
    assertThat(engine().lookAll()).extracting(Seen::name).contains(running.name(), created.name());
  }

  private ContainerPlan running(ContainerPlan plan) {
    engine().create(plan);
    engine().start(plan.name());
    return plan;
  }

  private Status status(String name) {
    return engine().look(name).orElseThrow().status();
  }

  private static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }
}
