package dev.rowhouse.provisioner.erasure;

import java.time.Instant;

/**
 * A tenant's own admin wants everything of it forgotten; its builder decides.
 *
 * @param who as the tenant's provider calls them
 */
public record ErasureRequest(String who, Instant at) {}
