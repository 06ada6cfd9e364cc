package dev.rowhouse.provisioner.backup;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Cuts a stream of unknown length into numbered files of an archive, since an archive says each
 * file's length before its content.
 */
final class Pieces extends OutputStream {
  private static final int PIECE = 4 << 20;

  private final String file;
  private final TarArchiveOutputStream tar;
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private int number;
  private long bytes;

  Pieces(String file, OutputStream archive) {
    this.file = file;
    this.tar = new TarArchiveOutputStream(archive);
  }

  /** Whatever the number, names sort as they were written. */
  static String name(String file, int number) {
    return "%s/%08d".formatted(file, number);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    int at = offset;
    int left = length;
    while (left > 0) {
      int some = Math.min(left, PIECE - filled);
      System.arraycopy(from, at, piece, filled, some);
      filled += some;
      at += some;
      left -= some;
      if (filled == PIECE) {
        put();
      }
    }
  }

  private void put() throws IOException {
    var entry = new TarArchiveEntry(name(file, number));
    entry.setSize(filled);
    entry.setMode(0600);
    tar.putArchiveEntry(entry);
    tar.write(piece, 0, filled);
    tar.closeArchiveEntry();
    number++;
    bytes += filled;
    filled = 0;
  }

  /** Ends the archive; without, it is half of one. Returns how much was written. */
  long end() throws IOException {
    if (filled > 0 || number == 0) {
      put();
    }
    tar.finish();
    tar.flush();
    return bytes;
  }
}
