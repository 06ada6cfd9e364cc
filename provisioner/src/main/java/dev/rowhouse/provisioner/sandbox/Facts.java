package dev.rowhouse.provisioner.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a house hears of its tenant; its builder's own names, and no secret.
 *
 * @param reference the builder's own name of it
 */
record Facts(
    String tenant,
    @Nullable String reference,
    String name,
    String state,
    Instant since,
    String container) {}
