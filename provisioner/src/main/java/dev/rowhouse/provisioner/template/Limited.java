package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.Rejected;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to be read further than its limit. */
final class Limited extends FilterInputStream {
  private final long most;
  private long bytes;

  Limited(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) {
    bytes += read;
    if (bytes > most) {
      throw tooLarge(most);
    }
  }

  static Rejected tooLarge(long most) {
    return new Rejected("archive", "may have %d MiB at most".formatted(most >> 20));
  }
}
