package dev.rowhouse.provisioner.docker;

/**
 * How much stands on a machine.
 *
 * @param volumes that hold anything
 * @param networks besides those that Docker itself always has
 * @param folders in the data folder
 * @param walls tables of ours in the packet filter
 * @param names of volumes whose data is gone: an engine that was started anew under running
 *     containers believes in their mounts, and keeps the names until it is started once more
 */
public record Contents(
    int containers, int images, int volumes, int networks, int folders, int walls, int names) {
  public boolean isEmpty() {
    return containers + images + volumes + networks + folders + walls == 0;
  }

  /** {@code 2 containers, 1 images, …}: the same words whatever the numbers, to be compared. */
  public String words() {
    String words =
        "%d containers, %d images, %d volumes, %d networks, %d data folders and %d walls"
            .formatted(containers, images, volumes, networks, folders, walls);
    return names == 0 ? words : words + " (and %d names of volumes without data)".formatted(names);
  }
}
