package dev.rowhouse.provisioner.machine;

/**
 * What a machine has.
 *
 * @param cpu model, as the kernel calls it
 * @param memoryBytes of the whole machine
 * @param disks in words, for example {@code 2 × 512 GB}
 * @param diskBytes of the disk that tenants stand on
 * @param system for example {@code Debian GNU/Linux 13}
 */
public record MachineSpecs(
    String cpu,
    int cores,
    long memoryBytes,
    String disks,
    long diskBytes,
    String kernel,
    String system) {}
