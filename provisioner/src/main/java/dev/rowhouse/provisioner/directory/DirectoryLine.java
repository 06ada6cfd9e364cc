package dev.rowhouse.provisioner.directory;

import java.time.Instant;

/**
 * What a directory changed here, or could not.
 *
 * @param refused it was not taken
 * @param who of whom or what it speaks; may be empty
 * @param words for admins: what happened, and what to do where something is wrong
 */
public record DirectoryLine(Instant at, boolean refused, String who, String words) {}
