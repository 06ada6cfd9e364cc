package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.Ability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node turned out to be able to do when it was asked; nothing here is assumed.
 *
 * @param storageDriver Docker's, for example {@code btrfs} or {@code overlay2}
 * @param diskLimits a container that writes more than its limit is stopped by the node's disk
 * @param sharedBlocks copies share their blocks with the original until they are written
 * @param ipv6 containers have IPv6 addresses
 * @param memoryBytes of the whole node
 * @param userns root in a container is nobody outside; null: not asked yet
 * @param runtimes Docker's, sorted; null: not asked yet
 * @param ksm equal pages of memory are kept once; null: not asked yet
 */
public record Capabilities(
    String storageDriver,
    boolean diskLimits,
    boolean sharedBlocks,
    int cgroupVersion,
    boolean ipv6,
    String kernel,
    String dockerVersion,
    int cpus,
    long memoryBytes,
    @Nullable Boolean userns,
    @Nullable List<String> runtimes,
    @Nullable Boolean ksm) {
  /** What nobody asked yet it cannot do, as far as anybody knows. */
  public boolean can(Ability ability) {
    return switch (ability) {
      case DISK_LIMITS -> diskLimits;
      case SHARED_BLOCKS -> sharedBlocks;
      case IPV6 -> ipv6;
      case USERNS -> Boolean.TRUE.equals(userns);
    };
  }

  /** As nodes that were asked before more was known. */
  public Capabilities(
      String storageDriver,
      boolean diskLimits,
      boolean sharedBlocks,
      int cgroupVersion,
      boolean ipv6,
      String kernel,
      String dockerVersion,
      int cpus,
      long memoryBytes) {
    this(
        storageDriver,
        diskLimits,
        sharedBlocks,
        cgroupVersion,
        ipv6,
        kernel,
        dockerVersion,
        cpus,
        memoryBytes,
        null,
        null,
        null);
  }
}
