package dev.rowhouse.provisioner.channel;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What else a worker does for processes that know no node: bytes that stream from there to here.
 */
public interface Carried {
  /** Where it is asked for, beginning with a slash. */
  String path();

  /**
   * What is thrown before the first byte is thrown at the asker's too; after it the connection
   * breaks, so that nobody takes half of it for the whole.
   */
  void answer(String asked, OutputStream out) throws IOException;
}
