package dev.rowhouse.provisioner.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One schedule as an operator sees it.
 *
 * @param every in words: {@code every 10 s}
 * @param next null while paused
 * @param last null before its first run
 */
public record Job(
    String name, String every, boolean paused, @Nullable Instant next, @Nullable JobRun last) {}
