package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.Limits;
import org.jspecify.annotations.Nullable;

/** What a container may use at most; what is left out of a request stays as it is. */
record LimitsJson(
    @Nullable Integer memoryMb,
    @Nullable Integer milliCpus,
    @Nullable Integer pids,
    @Nullable Integer diskMb,
    @Nullable Integer ramdiskMb) {

  static LimitsJson of(Limits limits) {
    return new LimitsJson(
        limits.memoryMb(), limits.milliCpus(), limits.pids(), limits.diskMb(), limits.ramdiskMb());
  }

  static @Nullable LimitsJson ofNullable(@Nullable Limits limits) {
    return limits == null ? null : of(limits);
  }

  Limits over(Limits before) {
    return new Limits(
        Given.or(memoryMb, before.memoryMb()),
        Given.or(milliCpus, before.milliCpus()),
        Given.or(pids, before.pids()),
        Given.or(diskMb, before.diskMb()),
        Given.or(ramdiskMb, before.ramdiskMb()));
  }
}
