package dev.rowhouse.provisioner.template;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Hears of all that is read through it. */
abstract class Watched extends FilterInputStream {
  Watched(InputStream in) {
    super(in);
  }

  /** At least one byte. */
  abstract void heard(int count);

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      heard(1);
    }
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    if (count > 0) {
      heard(count);
    }
    return count;
  }
}
