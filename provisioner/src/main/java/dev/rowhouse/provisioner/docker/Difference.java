package dev.rowhouse.provisioner.docker;

import java.util.Optional;

/**
 * Scripts that tell what changed in a folder since it was marked, by what the filesystem itself
 * keeps of each file (its change time, which no app can set), and that repeat it elsewhere.
 */
final class Difference {
  private static final String LARGE = "large";

  private Difference() {}

  /**
   * Only names and times are read. The pause makes sure that what is written while the kernel's
   * coarse clock still shows a time before the mark is in the copy that is made next.
   */
  static String marked(String folder, String ledger) {
    return marked(folder, ledger, "names");
  }

  private static String marked(String folder, String ledger, String names) {
    return """
    rm -f %2$s/%3$s
    tar -C %1$s --listed-incremental=%2$s/%3$s --no-check-device -cf /dev/null . 2>%2$s/said
    [ $? -le 1 ] || { cat %2$s/said; exit 1; }
    sleep 0.05
    """
        .formatted(folder, ledger, names);
  }

  /**
   * Says {@code large}, or the changes themselves, packed. May be repeated: the mark stays as it
   * is.
   */
  static String taken(String folder, String ledger) {
    return taken(folder, ledger, 0);
  }

  /**
   * While the folder is in use. The next difference is to a mark that was made before this one was
   * taken: what changes meanwhile may be in both, and is in one.
   */
  static String takenOnward(String folder, String ledger) {
    return marked(folder, ledger, "names.next")
        + taken(folder, ledger, 1)
        + "mv %1$s/names.next %1$s/names\n".formatted(ledger);
  }

  /**
   * @param worst 1 where files may change while they are read
   */
  private static String taken(String folder, String ledger, int worst) {
    return """
    cp %2$s/names %2$s/names.now || exit 1
    tar -C %1$s --listed-incremental=%2$s/names.now --no-check-device --numeric-owner \\
      -cf %2$s/changes.tar . 2>%2$s/said
    [ $? -le %3$d ] || { cat %2$s/said; exit 1; }
    if [ $(stat -c %%s %2$s/changes.tar) -gt 8388608 ]; then echo %4$s
    else
      gzip -1 <%2$s/changes.tar >%2$s/changes.gz || exit 1
      if [ $(stat -c %%s %2$s/changes.gz) -gt 1048576 ]; then echo %4$s
      else base64 %2$s/changes.gz; fi
    fi
    """
        .formatted(folder, ledger, worst, LARGE);
  }

  /** What was said, unless it has to travel in its ledger. */
  static Optional<String> packed(String said) {
    return Optional.of(said.strip()).filter(text -> !text.equals(LARGE));
  }

  static String applied(String ledger, String folder) {
    return "tar -C %2$s --listed-incremental=/dev/null --numeric-owner -xpf %1$s/changes.tar"
        .formatted(ledger, folder);
  }

  static String appliedPacked(String packed, String folder) {
    return """
    base64 -d <<'END' | gzip -d | tar -C %2$s --listed-incremental=/dev/null --numeric-owner -xpf -
    %1$s
    END
    """
        .formatted(packed, folder);
  }
}
