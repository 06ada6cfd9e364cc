package dev.rowhouse.provisioner.directory;

import java.util.List;

/**
 * How a connection's directory stands.
 *
 * @param tokens that open now, the newest first; none: it is off
 * @param people in it, the inactive ones too
 * @param lines of the trace, the newest first
 * @param refused the last ones that were not taken, the newest first
 */
public record DirectoryView(
    List<DirectoryToken> tokens,
    long people,
    long inactive,
    long groups,
    List<DirectoryLine> lines,
    List<DirectoryLine> refused) {
  public boolean on() {
    return !tokens.isEmpty();
  }
}
