package dev.rowhouse.portal.form;

import dev.rowhouse.provisioner.Limits;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Limits as people type them. */
public record LimitsForm(
    @NotNull(message = "Say how much memory.") @Nullable Integer memoryMb,
    @NotNull(message = "Say how much of a core.") @Nullable Integer milliCpus,
    @NotNull(message = "Say how many processes.") @Nullable Integer pids,
    @NotNull(message = "Say how much disk.") @Nullable Integer diskMb,
    @NotNull(message = "Say how large the ramdisk is; 0 for none.") @Nullable Integer ramdiskMb) {

  public static LimitsForm of(Limits limits) {
    return new LimitsForm(
        limits.memoryMb(), limits.milliCpus(), limits.pids(), limits.diskMb(), limits.ramdiskMb());
  }

  /** What is left out becomes 0, which the module below refuses where it may not be. */
  public Limits read() {
    return new Limits(or0(memoryMb), or0(milliCpus), or0(pids), or0(diskMb), or0(ramdiskMb));
  }

  private static int or0(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
