package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Observed;
import java.time.Duration;
import java.time.Instant;

/** One transition: from, to, when it was done, how long it took, and who or what caused it. */
public record TimelineEntry(
    long number,
    Observed from,
    Observed to,
    Instant at,
    Duration took,
    Cause cause,
    String detail) {}
