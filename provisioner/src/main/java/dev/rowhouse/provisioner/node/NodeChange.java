package dev.rowhouse.provisioner.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a node's history: of what was wanted of it, and of when it was lost and found.
 *
 * @param from null at its beginning
 * @param cause in words, for people
 */
public record NodeChange(@Nullable NodeState from, NodeState to, String cause, Instant at) {}
