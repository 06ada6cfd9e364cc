package dev.rowhouse.provisioner.docker;

/**
 * What a node turned out to be able to do when it was asked; nothing here is assumed.
 *
 * @param storageDriver Docker's, for example {@code btrfs} or {@code overlay2}
 * @param diskLimits a container that writes more than its limit is stopped by the node's disk
 * @param sharedBlocks copies share their blocks with the original until they are written
 * @param ipv6 containers have IPv6 addresses
 * @param memoryBytes of the whole node
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
    long memoryBytes) {}
