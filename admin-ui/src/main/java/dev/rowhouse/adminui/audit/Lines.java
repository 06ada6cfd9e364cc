package dev.rowhouse.adminui.audit;

import java.util.ArrayList;

/** How a thing is, in lines of {@code name: value}, to be compared in the audit log. */
public final class Lines {
  private Lines() {}

  /**
   * @param pairs a name, its value, the next name, …
   */
  public static String of(Object... pairs) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < pairs.length; i += 2) {
      lines.add(pairs[i] + ": " + pairs[i + 1]);
    }
    return String.join("\n", lines);
  }
}
