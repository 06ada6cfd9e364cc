package dev.rowhouse.provisioner.machine;

import java.time.Instant;

/** What a machine has and how fast it is; where the engine itself tells, that counts. */
public record Survey(MachineSpecs specs, Benchmark benchmark, Instant at) {}
