package dev.rowhouse.provisioner.docker;

/**
 * How much stands on a machine.
 *
 * @param networks besides those that Docker itself always has
 * @param folders in the data folder
 * @param walls tables of ours in the packet filter
 */
public record Contents(
    int containers, int images, int volumes, int networks, int folders, int walls) {
  public boolean isEmpty() {
    return containers + images + volumes + networks + folders + walls == 0;
  }

  /** {@code 2 containers, 1 images, …}: the same words whatever the numbers, to be compared. */
  public String words() {
    return "%d containers, %d images, %d volumes, %d networks, %d data folders and %d walls"
        .formatted(containers, images, volumes, networks, folders, walls);
  }
}
