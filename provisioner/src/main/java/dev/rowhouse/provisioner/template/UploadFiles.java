package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.UploadId;
import java.io.IOException;
import java.io.InputStream;

/**
 * Where archives go as they come in: into a folder of the worker, which a portal beside it writes
 * itself and any other reaches over the inner channel.
 */
interface UploadFiles {
  /**
   * Writes the archive anew; the counter is told the bytes so far, now and then.
   *
   * @throws IOException when it did not arrive as it was sent
   */
  Written write(UploadId id, InputStream archive, Counter counter) throws IOException;

  /**
   * @param digest SHA-256 in hex
   */
  record Written(long bytes, String digest) {}

  /** Told how far it is. */
  interface Counter {
    void at(long bytes);
  }
}
