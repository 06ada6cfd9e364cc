package dev.rowhouse.provisioner.machine;

/**
 * Figures of the short benchmark that every machine runs when it enrols.
 *
 * @param cpuScore all cores together; a core of 1,000 hashes 500 MB/s with SHA-512
 * @param memoryMbps MB/s copied in memory
 * @param diskWriteMbps MB/s written to the tenants' disk, past all caches
 * @param diskReadMbps MB/s read from it
 * @param networkMbps Mbit/s from us
 */
public record Benchmark(
    int cpuScore, int memoryMbps, int diskWriteMbps, int diskReadMbps, int networkMbps) {}
