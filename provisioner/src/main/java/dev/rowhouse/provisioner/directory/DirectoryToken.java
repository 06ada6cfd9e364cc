package dev.rowhouse.provisioner.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By which a directory writes here, without its secret.
 *
 * @param hint its last four characters
 * @param endsAt when it stops, since another took its place; null for not by itself
 * @param usedAt to the minute; null for never
 */
public record DirectoryToken(
    String hint, Instant createdAt, @Nullable Instant endsAt, @Nullable Instant usedAt) {}
