package dev.rowhouse.provisioner.template;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how far it was read, at most once a megabyte. */
final class Counting extends FilterInputStream {
  private static final long STEP = 1 << 20;

  private final UploadFiles.Counter counter;
  private long bytes;
  private long told;

  Counting(InputStream in, UploadFiles.Counter counter) {
    super(in);
    this.counter = counter;
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
    if (bytes - told >= STEP) {
      told = bytes;
      counter.at(bytes);
    }
  }
}
