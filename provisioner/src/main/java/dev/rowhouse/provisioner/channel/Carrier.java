package dev.rowhouse.provisioner.channel;

import java.io.IOException;
import java.io.InputStream;

/** The asker's end of {@link Carried}. */
public interface Carrier {
  /**
   * What a worker answers, as it comes; to be closed.
   *
   * @throws dev.rowhouse.provisioner.docker.EngineUnreachable when no worker answers
   */
  InputStream ask(String path, String asked) throws IOException;
}
