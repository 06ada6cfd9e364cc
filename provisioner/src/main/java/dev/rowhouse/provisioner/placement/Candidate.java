package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of the container's organization, with the facts that placement weighs.
 *
 * @param problem why it cannot be used now; null when it is ready
 * @param region empty while unknown
 * @param lacks what the template asks for and the node cannot do, in words
 * @param most how many containers it takes at most; null for as many as fit
 * @param memoryMb memory of the machine, in MiB; 0 while not yet measured
 * @param memoryFreeMb of that, available at the last look
 * @param diskFreeMb free where containers live, at the last look
 * @param image whether the image lies there, or could be brought
 * @param placings which reservation was the last when this was read
 */
record Candidate(
    NodeId id,
    String name,
    @Nullable String problem,
    String region,
    Set<String> lacks,
    @Nullable Integer most,
    long memoryMb,
    long memoryFreeMb,
    long diskMb,
    long diskFreeMb,
    Load load,
    Image image,
    long placings) {

  enum Image {
    HERE,
    /** On another node that can send it, or nobody has looked yet. */
    ELSEWHERE,
    NOWHERE
  }

  /** Of 1000: what is left of the memory that may be promised here. */
  long headroomPerMille() {
    long ceiling = memoryMb * Load.OVERCOMMIT;
    return ceiling == 0 ? 0 : Math.max(0, 1000 - 1000 * load.promisedMb() / ceiling);
  }
}
