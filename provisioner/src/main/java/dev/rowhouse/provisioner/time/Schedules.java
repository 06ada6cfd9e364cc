package dev.rowhouse.provisioner.time;

import static dev.rowhouse.provisioner.time.Schedule.every;

import dev.rowhouse.provisioner.template.Freezer;
import dev.rowhouse.provisioner.tenant.Admitting;
import dev.rowhouse.provisioner.tenant.Dunning;
import dev.rowhouse.provisioner.tenant.WarmPool;
import dev.rowhouse.provisioner.tenant.Welcoming;
import java.util.List;

/** All that the clock does in this house: how many seconds apart, the name, what is called. */
final class Schedules {
  static final List<Schedule> ALL =
      List.of(
          every(10, "pause what is idle", Idling.class, Idling::pause),
          every(10, "stop what is idle", Idling.class, Idling::stop),
          every(30, "stop at the time of day", Idling.class, Idling::stopAtTime),
          every(15, "freeze snapshots", Freezer.class, Freezer::sweep),
          every(15, "admit tenants that waited", Admitting.class, Admitting::sweep),
          every(15, "tell which tenants are ready", Welcoming.class, Welcoming::sweep),
          every(60, "suspend when the grace is over", Dunning.class, Dunning::sweep),
          every(30, "refill warm pools", WarmPool.class, WarmPool::refill));

  private Schedules() {}
}
