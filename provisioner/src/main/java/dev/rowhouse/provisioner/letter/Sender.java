package dev.rowhouse.provisioner.letter;

import java.net.URI;
import java.util.Objects;

/**
 * Who writes. The address is the installation's.
 *
 * @param name as it stands before the address
 * @param replyTo where answers go; empty for the address itself
 * @param host right half of the letter's own identifier, lower case
 */
public record Sender(String name, String replyTo, String host) {
  /**
   * The installation itself, to people of a builder.
   *
   * @param portal its address
   */
  public static Sender house(String portal) {
    return new Sender(
        "Rowhouse", "", Objects.requireNonNullElse(URI.create(portal).getHost(), "localhost"));
  }
}
