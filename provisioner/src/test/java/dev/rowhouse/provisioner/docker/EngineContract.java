package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.docker.Seen.Status;
import dev.rowhouse.provisioner.testing.TestNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine does, whichever way it is reached. */
abstract class EngineContract extends LifeContract {
  private final Fixture it;

  EngineContract(Dock dock) {
    it = new Fixture(dock);
  }

  @AfterEach
  void end() {
    it.close();
  }

  @Override
  protected Engine engine() {
    return it.engine;
  }

  @Override
  protected ContainerPlan plan(Map<String, String> environment) {
    return it.plan(environment, Map.of());
  }

  @Test
  void one_call_sees_all_of_this_installation_and_nothing_of_another() {
    ContainerPlan running = it.running(it.plan());
    ContainerPlan created = it.plan();
    it.engine.create(created);
    assertThat(it.engine.lookAll())
        .extracting(Seen::name)
        .contains(running.name(), created.name())
        .noneMatch(name -> name.startsWith("rowhouse-hand"));
    TestNode node = TestNode.get();
    try (Dock other = Dock.open(node.host(), node.site("other"))) {
      assertThat(other.engine().lookAll()).isEmpty();
    }
  }

  @Test
  void a_command_runs_inside_with_input_output_and_exit_code() {
    ContainerPlan plan = it.running(it.plan(Map.of("GREETING", "hello"), Map.of()));
    assertThat(it.sh(plan, "echo $GREETING; echo oops >&2; exit 7"))
        .contains("hello")
        .contains("oops")
        .endsWith("[7]");
    var said = new StringBuffer();
    int code =
        it.engine.exec(
            plan.name(),
            List.of("head", "-c", "10"),
            Optional.of(new ByteArrayInputStream("to and fro".getBytes(StandardCharsets.UTF_8))),
            line -> said.append(line.text()),
            Duration.ofSeconds(10));
    assertThat(code).isZero();
    assertThat(said).hasToString("to and fro");
  }

  @Test
  void a_command_sees_where_its_input_ends() {
    ContainerPlan plan = it.running(it.plan());
    byte[] text = "one line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    var said = new StringBuffer();
    int code =
        it.engine.exec(
            plan.name(),
            List.of("sh", "-c", "wc -l; echo done >&2; exit 3"),
            Optional.of(new ByteArrayInputStream(text)),
            line -> said.append(line.stderr() ? "!" : "").append(line.text().strip()),
            Duration.ofSeconds(20));
    assertThat(code).isEqualTo(3);
    assertThat(said.toString()).contains("50000", "!done");
  }

  @Test
  void a_command_with_input_is_given_up_and_ended_too() {
    ContainerPlan plan = it.running(it.plan());
    int code =
        it.engine.exec(
            plan.name(),
            List.of("sh", "-c", "cat; sleep 54321"),
            Optional.of(new ByteArrayInputStream(new byte[10])),
            _ -> {},
            Duration.ofMillis(300));
    assertThat(code).isEqualTo(124);
    assertThat(it.sh(plan, "ps | grep -c '[5]4321'")).startsWith("0");
  }

  @Test
  void a_command_that_takes_too_long_is_ended_with_all_that_it_started() {
    ContainerPlan plan = it.running(it.plan());
    int code =
        it.engine.exec(
            plan.name(),
            List.of("sh", "-c", "sleep 12345 & sleep 12345; echo over"),
            Optional.empty(),
            _ -> {},
            Duration.ofMillis(300));
    assertThat(code).isEqualTo(124);
    assertThat(it.sh(plan, "ps | grep -c '[1]2345'")).as("left in the container").startsWith("0");
    assertThat(status(plan.name())).isEqualTo(Status.RUNNING);
  }

  @Test
  void the_log_streams_its_tail_and_then_what_is_new() throws Exception {
    ContainerPlan plan =
        it.running(
            it.plan(
                TestNode.TINY,
                List.of(
                    "sh",
                    "-c",
                    "seq 1 100; touch /data/said; while :; do cat /data/go 2>/dev/null &&"
                        + " rm /data/go; sleep 0.1; done"),
                Map.of(),
                Map.of()));
    it.sh(plan, "until [ -e /data/said ]; do sleep 0.1; done");
    var lines = new StringBuffer();
    try (var log =
        it.engine.logs(plan.name(), 3, true, line -> lines.append(line.text()), () -> {})) {
      await().untilAsserted(() -> assertThat(lines.toString()).contains("98\n99\n100\n"));
      assertThat(lines.toString()).doesNotContain("97");
      it.sh(plan, "echo later > /data/go");
      await().untilAsserted(() -> assertThat(lines.toString()).contains("later"));
    }
  }

  @Test
  void a_file_is_written_into_a_container_that_does_not_run() {
    ContainerPlan plan = it.plan();
    it.engine.create(plan);
    it.engine.write(
        plan.name(), "/opt/deep/down/config.json", "{}".getBytes(StandardCharsets.UTF_8));
    it.engine.start(plan.name());
    assertThat(it.sh(plan, "cat /opt/deep/down/config.json")).isEqualTo("{}");
  }

  @Test
  void limits_change_while_it_runs() {
    ContainerPlan plan = it.running(it.plan());
    it.engine.limit(plan.name(), new Limits(256, 250, 64, 256, 16));
    it.engine.stop(plan.name(), Duration.ofSeconds(5));
    it.engine.start(plan.name());
    assertThat(
            it.sh(
                plan,
                "cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max"
                    + " 2>/dev/null | head -1"))
        .isEqualTo("" + 256L * 1024 * 1024);
  }

  @Test
  void use_is_measured() {
    ContainerPlan plan = it.running(it.plan());
    Usage usage = it.engine.usage(plan.name());
    assertThat(usage.memoryBytes()).isPositive();
    assertThat(usage.pids()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void what_docker_refuses_says_why_and_what_does_not_answer_is_unreachable() {
    assertThatThrownBy(
            () -> it.engine.create(it.plan("no/such:image", List.of(), Map.of(), Map.of())))
        .isInstanceOf(EngineRefused.class)
        .hasMessageContaining("no/such");
    assertThatThrownBy(() -> it.engine.start("rh-none")).isInstanceOf(EngineRefused.class);
    var nowhere = new DockerHost("unix:///run/rowhouse-none.sock", null);
    assertThatThrownBy(() -> Dock.open(nowhere, TestNode.get().site("test")))
        .isInstanceOf(EngineUnreachable.class);
  }

  private Status status(String name) {
    return it.engine.look(name).map(Seen::status).orElse(Status.GONE);
  }

  private static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }
}
