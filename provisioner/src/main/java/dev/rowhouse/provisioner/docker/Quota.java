package dev.rowhouse.provisioner.docker;

/** Scripts about a subvolume's simple quota. */
final class Quota {
  private Quota() {}

  /** Prints the bytes that the subvolume holds of its own. */
  static String usedBy(String path) {
    return """
    id=$(btrfs inspect-internal rootid %1$s) || exit 1
    btrfs qgroup show --raw --sync %1$s | awk -v id="0/$id" '$1 == id { print $2 }'
    """
        .formatted(path);
  }
}
