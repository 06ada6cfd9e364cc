package dev.rowhouse.provisioner;

/**
 * What a container may use at most.
 *
 * @param memoryMb memory without swap, in MiB, at least 16
 * @param milliCpus thousandths of a core, at least 10
 * @param pids processes and threads, at least 8
 * @param diskMb bytes written beyond the snapshot plus data, in MiB
 * @param ramdiskMb size of /run/rowhouse/ram (tmpfs), in MiB, charged to memory; 0 for none
 */
public record Limits(int memoryMb, int milliCpus, int pids, int diskMb, int ramdiskMb) {
  public static final Limits SMALL = new Limits(128, 500, 128, 512, 16);
}
