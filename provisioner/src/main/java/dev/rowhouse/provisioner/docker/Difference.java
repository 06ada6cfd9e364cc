package dev.rowhouse.provisioner.docker;

/**
 * Scripts that tell what changed in a folder since it was marked, by what the filesystem itself
 * keeps of each file (its change time, which no app can set), and that repeat it elsewhere.
 */
final class Difference {
  private Difference() {}

  /**
   * Only names and times are read. The pause makes sure that what is written while the kernel's
   * coarse clock still shows a time before the mark is in the copy that is made next.
   */
  static String marked(String folder, String ledger) {
    return """
    rm -f %2$s/names
    tar -C %1$s --listed-incremental=%2$s/names --no-check-device -cf /dev/null .
    [ $? -le 1 ] && sleep 0.05
    """
        .formatted(folder, ledger);
  }

  /** May be repeated: the mark stays as it is. */
  static String taken(String folder, String ledger) {
    return """
    cp %2$s/names %2$s/names.now || exit 1
    tar -C %1$s --listed-incremental=%2$s/names.now --no-check-device --numeric-owner \\
      -cf %2$s/changes.tar .
    """
        .formatted(folder, ledger);
  }

  static String applied(String ledger, String folder) {
    return "tar -C %2$s --listed-incremental=/dev/null --numeric-owner -xpf %1$s/changes.tar"
        .formatted(ledger, folder);
  }
}
