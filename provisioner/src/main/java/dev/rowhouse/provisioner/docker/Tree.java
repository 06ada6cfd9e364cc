package dev.rowhouse.provisioner.docker;

/**
 * Files on a node that can be brought up to date elsewhere: a data volume's, or a container's own.
 *
 * @param name of the volume or container
 * @param filesystem whether it is a container's
 */
public record Tree(String name, boolean filesystem) {
  public static Tree volume(String name) {
    return new Tree(name, false);
  }

  public static Tree filesystem(String container) {
    return new Tree(container, true);
  }
}
