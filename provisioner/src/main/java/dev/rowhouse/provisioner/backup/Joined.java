package dev.rowhouse.provisioner.backup;

import dev.rowhouse.provisioner.docker.Blockwise;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Joins the pieces of one file out of an archive of several. */
final class Joined extends Blockwise {
  private final String file;
  private final InputStream pipe;
  private final TarArchiveInputStream tar;
  private final CompletableFuture<Void> sent;
  private int number;
  private boolean inside;
  private boolean over;

  /**
   * @param sent ends when all of the archive is in the pipe
   */
  Joined(String file, InputStream pipe, CompletableFuture<Void> sent) {
    this.file = file;
    this.pipe = pipe;
    this.tar = new TarArchiveInputStream(pipe);
    this.sent = sent;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!over) {
      int count = inside ? tar.read(target, offset, length) : -1;
      if (count > 0) {
        return count;
      }
      next();
    }
    return -1;
  }

  /** Pieces that come out of turn are no part of it: then its digest differs. */
  private void next() throws IOException {
    String wanted = Pieces.name(file, number);
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null && !("/" + entry.getName()).endsWith("/" + wanted)) {
      entry = tar.getNextEntry();
    }
    inside = entry != null;
    number++;
    if (entry == null) {
      over = true;
      pipe.transferTo(java.io.OutputStream.nullOutputStream());
      ended();
    }
  }

  private void ended() throws IOException {
    try {
      sent.join();
    } catch (CompletionException e) {
      throw new IOException("the node that keeps it does not send it: " + e.getCause(), e);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
    pipe.close();
  }
}
