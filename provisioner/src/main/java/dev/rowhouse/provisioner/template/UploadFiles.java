package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.UploadId;
import java.io.IOException;
import java.io.InputStream;

/**
 * Where archives lie between portal and worker. In one process, or on one file system, that is a
 * folder under the installation's home; where portal and worker share none, an implementation
 * carries the stream over the internal channel.
 */
public interface UploadFiles {
  /** Writes the archive anew; the counter is told the bytes so far, now and then. */
  Written write(UploadId id, InputStream archive, Counter counter) throws IOException;

  /**
   * @throws java.nio.file.NoSuchFileException when this process cannot see it
   */
  InputStream read(UploadId id) throws IOException;

  /** Missing is no error. */
  void delete(UploadId id);

  /**
   * @param digest SHA-256 in hex
   */
  record Written(long bytes, String digest) {}

  /** Told how far it is. */
  interface Counter {
    void at(long bytes);
  }
}
