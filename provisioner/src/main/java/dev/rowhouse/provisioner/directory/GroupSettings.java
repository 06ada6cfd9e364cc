package dev.rowhouse.provisioner.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a directory says of a group, but who is in it.
 *
 * @param name 1 to 255 characters
 * @param externalId its own name for it, at most 255 characters; null for none
 */
public record GroupSettings(String name, @Nullable String externalId) {}
