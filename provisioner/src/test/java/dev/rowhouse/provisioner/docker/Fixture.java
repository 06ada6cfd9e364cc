package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.testing.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Containers and volumes of one test, all removed at its end. */
final class Fixture implements AutoCloseable {
  private static final AtomicInteger PLACE = new AtomicInteger(2);

  final Engine engine;
  final Disk disk;
  private final Bridges bridges = TestNode.get().site("test").bridges();
  private final List<String> containers = new ArrayList<>();
  private final List<String> volumes = new ArrayList<>();

  Fixture(Dock dock) {
    this.engine = dock.engine();
    this.disk = dock.disk();
  }

  ContainerPlan plan() {
    return plan(Map.of(), Map.of());
  }

  ContainerPlan plan(Map<String, String> environment, Map<String, String> volumes) {
    return plan(TestNode.TINY, List.of(), environment, volumes);
  }

  ContainerPlan plan(
      String image,
      List<String> command,
      Map<String, String> environment,
      Map<String, String> volumes) {
    String name = "rh-" + ContainerId.mint().value();
    containers.add(name);
    int place = PLACE.getAndIncrement();
    return new ContainerPlan(
        name,
        image,
        command,
        environment,
        Limits.SMALL,
        volumes,
        bridges.network(0),
        new Address(bridges.address4(0, place), bridges.address6(0, place)),
        Map.of(),
        null);
  }

  ContainerPlan running(ContainerPlan plan) {
    engine.create(plan);
    engine.start(plan.name());
    return plan;
  }

  String volume() {
    String name = "rh-vol-" + System.nanoTime();
    volumes.add(name);
    return name;
  }

  /** Output of a shell command inside, and at the end its exit code. */
  String sh(ContainerPlan plan, String script) {
    var said = new StringBuffer();
    int code =
        engine.exec(
            plan.name(),
            List.of("sh", "-c", script),
            Optional.empty(),
            line -> said.append(line.text()),
            Duration.ofSeconds(60));
    return said.toString().strip() + (code == 0 ? "" : " [" + code + "]");
  }

  @Override
  public void close() {
    containers.forEach(engine::remove);
    volumes.forEach(disk::removeVolume);
  }
}
