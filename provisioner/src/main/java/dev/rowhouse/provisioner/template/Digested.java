package dev.rowhouse.provisioner.template;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Knows the SHA-256 and the length of what was read through it. */
final class Digested extends DigestInputStream {
  private long bytes;

  Digested(InputStream in) {
    super(in, sha256());
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    bytes += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    bytes += Math.max(0, read);
    return read;
  }

  long bytes() {
    return bytes;
  }

  /** In hex; to be called once, at the end. */
  String digest() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
