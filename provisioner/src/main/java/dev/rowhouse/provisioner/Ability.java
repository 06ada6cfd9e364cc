package dev.rowhouse.provisioner;

import java.util.Arrays;
import java.util.Optional;

/** What a template may need of a node; without it the node is no place for its containers. */
public enum Ability {
  /** A container that writes more than its limit is stopped by the disk. */
  DISK_LIMITS("diskLimits"),
  /** A copy costs only what it changes. */
  SHARED_BLOCKS("sharedBlocks"),
  IPV6("ipv6"),
  /** Root in a container is nobody outside. */
  USERNS("userns");

  private final String key;

  Ability(String key) {
    this.key = key;
  }

  /** As it is called in tables, in what nodes say of themselves, and in the API. */
  public String key() {
    return key;
  }

  public static Optional<Ability> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
