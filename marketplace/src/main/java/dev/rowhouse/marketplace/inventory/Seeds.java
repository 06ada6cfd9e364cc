package dev.rowhouse.marketplace.inventory;

import java.util.List;

/**
 * A dozen offers of four vendors in five regions: what an installation can begin with. None of
 * their machines can be rented before it was enrolled and measured.
 */
final class Seeds {
  private static final String HARBOR = "Harbor Metal";
  private static final String NORTH = "Northlight Hosting";
  private static final String PRAIRIE = "Prairie Racks";
  private static final String STRAIT = "Strait Compute";

  /** What a node on a development machine keeps the word of. */
  private static final Specs SMALL =
      new Specs("2 cores, x86-64", 2, 200, 2, "1 × 10 GB, virtual", 10, 50);

  static final List<SeedOffer> ALL =
      List.of(
          SeedOffer.of(HARBOR, "Quay 2", "eu-central", "DE", SMALL, 29, "eu-1", "q2-2"),
          SeedOffer.of(
              HARBOR, "Quay 8", "eu-central", "DE", specs(8, 64, 1_000), 49, "q8-1", "q8-2"),
          SeedOffer.of(HARBOR, "Quay 16", "eu-central", "DE", specs(16, 128, 2_000), 99, "q16-1"),
          SeedOffer.of(NORTH, "Birch", "eu-north", "FI", specs(6, 32, 1_000), 35, "birch-1"),
          SeedOffer.of(NORTH, "Spruce", "eu-north", "FI", specs(12, 64, 2_000), 59, "spruce-1"),
          SeedOffer.of(NORTH, "Pine", "eu-north", "FI", specs(24, 256, 4_000), 149, "pine-1"),
          SeedOffer.of(PRAIRIE, "Wren", "us-east", "US", SMALL, 39, "us-1", "wren-2"),
          SeedOffer.of(PRAIRIE, "Heron", "us-east", "US", specs(8, 64, 1_000), 69, "heron-1"),
          SeedOffer.of(PRAIRIE, "Eagle", "us-west", "US", specs(16, 128, 2_000), 129, "eagle-1"),
          SeedOffer.of(PRAIRIE, "Condor", "us-west", "US", specs(32, 256, 4_000), 219, "condor-1"),
          SeedOffer.of(STRAIT, "Junk", "ap-southeast", "SG", SMALL, 45, "ap-1", "junk-2"),
          SeedOffer.of(
              STRAIT, "Clipper", "ap-southeast", "SG", specs(16, 128, 2_000), 139, "clip-1"));

  private Seeds() {}

  private static Specs specs(int cores, int ramGb, int diskGb) {
    String disks = "2 × %d GB NVMe".formatted(diskGb / 2);
    return new Specs(cores + " cores, x86-64", cores, cores * 1_000, ramGb, disks, diskGb, 1_000);
  }
}
