package dev.rowhouse.provisioner.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** As much of ASN.1's distinguished encoding as one certificate needs. */
final class Der {
  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return wrap(0x30, join(parts));
  }

  static byte[] set(byte[]... parts) {
    return wrap(0x31, join(parts));
  }

  static byte[] explicit(int number, byte[] content) {
    return wrap(0xa0 | number, content);
  }

  static byte[] integer(int value) {
    return wrap(0x02, new byte[] {(byte) value});
  }

  /** An object identifier, given encoded. */
  static byte[] oid(int... encoded) {
    byte[] bytes = new byte[encoded.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) encoded[i];
    }
    return wrap(0x06, bytes);
  }

  static byte[] utf8(String text) {
    return wrap(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A time as {@code yyyyMMddHHmmssZ}. */
  static byte[] time(String text) {
    return wrap(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] bits(byte[] content) {
    return wrap(0x03, join(new byte[] {0}, content));
  }

  private static byte[] wrap(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
