package dev.rowhouse.portal.people;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A text as squares that a camera reads, drawn by the page itself: the text never leaves the house.
 *
 * @param path of an SVG, each dark square a unit
 * @param size of its side with the quiet zone, in units
 */
record QrCode(String path, int size) {
  private static final int QUIET = 4;

  static QrCode of(String text) {
    var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    return new QrCode(path.toString(), code.size + 2 * QUIET);
  }
}
