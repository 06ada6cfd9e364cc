package dev.rowhouse.marketplace.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one machine beside what its vendor claims.
 *
 * @param measurement the last one; empty when it was never measured
 * @param reliability of the last ninety days
 * @param incidents newest first
 */
public record Evidence(
    Server server,
    Optional<Measurement> measurement,
    Reliability reliability,
    List<Incident> incidents) {}
