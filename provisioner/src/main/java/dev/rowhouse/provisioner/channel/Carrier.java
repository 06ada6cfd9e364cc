package dev.rowhouse.provisioner.channel;

import java.io.IOException;
import java.io.InputStream;

/** The asker's end of {@link Carried} and {@link Accepted}. */
public interface Carrier {
  /**
   * What a worker answers, as it comes; to be closed.
   *
   * @throws dev.rowhouse.provisioner.docker.EngineUnreachable when no worker answers
   */
  InputStream ask(String path, String asked) throws IOException;

  /**
   * Streams bytes to one worker and returns what it says once it has all of them. They are read
   * once: when the way breaks midway the bringer has to begin again.
   *
   * @throws dev.rowhouse.provisioner.docker.EngineUnreachable when no worker answers
   */
  String bring(String path, String about, InputStream bytes) throws IOException;
}
