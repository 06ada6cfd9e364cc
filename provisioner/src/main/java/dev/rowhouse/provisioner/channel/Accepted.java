package dev.rowhouse.provisioner.channel;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a worker takes in for processes that know no node: bytes that stream from here to there, the
 * other way round than {@link Carried}.
 */
public interface Accepted {
  /** Where it is brought to, beginning with a slash. */
  String path();

  /**
   * Reads to the end, which comes as an {@link IOException} when the bringer broke off.
   *
   * @param about what the bringer says of it
   * @return what to tell the bringer, who waits for it
   */
  String take(String about, InputStream bytes) throws IOException;
}
