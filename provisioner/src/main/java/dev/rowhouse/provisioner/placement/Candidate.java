package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A node of the container's organization, with the facts that placement weighs.
 *
 * @param problem why it cannot be used now; null when it is ready
 * @param memoryMb memory of the machine, in MiB; 0 while not yet measured
 * @param memoryFreeMb of that, available at the last look
 * @param diskFreeMb free where containers live, at the last look
 * @param promisedMb sum of the memory limits of the containers wanted running there
 * @param containers how many stand there, asleep or not
 * @param hasImage whether the image is known to lie there
 */
record Candidate(
    NodeId id,
    String name,
    @Nullable String problem,
    long memoryMb,
    long memoryFreeMb,
    long diskFreeMb,
    long promisedMb,
    int containers,
    boolean hasImage) {}
