package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.LifeContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The simulated node keeps the contract that real engines keep. */
class SimulatedLifeTest extends LifeContract {
  private static final AtomicInteger PLACE = new AtomicInteger();

  private final Engine engine = new FakeNode();

  @Override
  protected Engine engine() {
    return engine;
  }

  @Override
  protected ContainerPlan plan(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    variables.put("PORT", "18080");
    return new ContainerPlan(
        "rh-" + ContainerId.mint().value(),
        "app",
        List.of(),
        variables,
        Limits.SMALL,
        Map.of(),
        "sim",
        new Address("127.78.1." + PLACE.incrementAndGet(), null),
        Map.of(),
        null);
  }
}
