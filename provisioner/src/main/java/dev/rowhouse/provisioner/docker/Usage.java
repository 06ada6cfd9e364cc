package dev.rowhouse.provisioner.docker;

/** What a container uses: bytes, nanoseconds of CPU since its start, processes. */
public record Usage(
    long memoryBytes, long cpuNanos, int pids, long receivedBytes, long sentBytes) {}
