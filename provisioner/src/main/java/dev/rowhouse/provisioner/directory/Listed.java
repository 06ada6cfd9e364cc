package dev.rowhouse.provisioner.directory;

import java.util.List;

/**
 * Part of a list.
 *
 * @param total how many there are in all
 */
public record Listed<T>(long total, List<T> items) {}
