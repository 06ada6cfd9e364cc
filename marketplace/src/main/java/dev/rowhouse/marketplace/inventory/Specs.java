package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.Rejected;

/**
 * What a machine has.
 *
 * @param score of the benchmark that every machine runs when it is verified
 * @param ramGb in GiB
 * @param disks in words, for example {@code 2 × 512 GB NVMe}
 * @param diskGb all disks together, in GB
 * @param bandwidthMbps in Mbit/s
 */
public record Specs(
    String cpu, int cores, int score, int ramGb, String disks, int diskGb, int bandwidthMbps) {
  /**
   * @throws Rejected naming the field that cannot be taken
   */
  public Specs {
    cpu = cpu.strip();
    disks = disks.strip();
    Rejected.unless(!cpu.isEmpty() && cpu.length() <= 100, "cpu", "1 to 100 characters");
    Rejected.unless(disks.length() <= 100, "disks", "at most 100 characters");
    positive(cores, 1_024, "cores");
    positive(ramGb, 65_536, "ramGb");
    positive(diskGb, 10_000_000, "diskGb");
    positive(bandwidthMbps, 1_000_000, "bandwidthMbps");
    Rejected.unless(score >= 0, "score", "not below zero");
  }

  private static void positive(int value, int most, String field) {
    Rejected.unless(value > 0 && value <= most, field, "between 1 and " + most);
  }
}
