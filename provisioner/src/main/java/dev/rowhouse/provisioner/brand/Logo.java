package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A picture as it is sent to browsers.
 *
 * @param type {@code image/png}, {@code image/webp} or {@code image/svg+xml}, by what it holds
 */
public record Logo(byte[] bytes, String type) {
  private static final int LARGEST = 256 * 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /**
   * @throws Rejected when it is too large or no such picture
   */
  public static Logo of(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Rejected("logo", "is larger than 256 KB");
    }
    if (begins(bytes, PNG)) {
      return new Logo(bytes, "image/png");
    }
    String start =
        new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.UTF_8).stripLeading();
    if (start.startsWith("RIFF") && start.contains("WEBP")) {
      return new Logo(bytes, "image/webp");
    }
    if (start.startsWith("<") && start.contains("<svg")) {
      return new Logo(bytes, "image/svg+xml");
    }
    throw new Rejected("logo", "is a PNG, WebP or SVG file");
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length > with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }
}
