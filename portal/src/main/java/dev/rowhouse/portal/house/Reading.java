package dev.rowhouse.portal.house;

import java.time.Instant;

/** The CPU's time at an instant; two of them tell how busy a house is. */
public record Reading(long cpuNanos, Instant at) {}
