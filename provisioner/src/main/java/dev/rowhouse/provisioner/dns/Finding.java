package dev.rowhouse.provisioner.dns;

import java.util.List;

/** What the DNS says of a name's texts. */
public sealed interface Finding {
  /**
   * @param texts in any order; never empty
   */
  record Found(List<String> texts) implements Finding {}

  /** It was answered that there are none. */
  record Absent() implements Finding {}

  /**
   * Nothing can be said: no server answered, or it could not find out.
   *
   * @param why in words for whoever waits for it
   */
  record Unanswered(String why) implements Finding {}
}
