package dev.rowhouse.portal.money;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** What papers are written with: Liberation, and by name what readers of files have themselves. */
final class Fonts {
  static final BaseFont PLAIN = embedded("LiberationSans-Regular.ttf");
  private static final BaseFont BOLD = embedded("LiberationSans-Bold.ttf");

  /** Simplified and traditional Chinese, Japanese, Korean. */
  static final List<BaseFont> BORROWED =
      List.of(
          borrowed("STSongStd-Light", "UniGB-UCS2-H"),
          borrowed("MSungStd-Light", "UniCNS-UCS2-H"),
          borrowed("HeiseiMin-W3", "UniJIS-UCS2-H"),
          borrowed("HYSMyeongJoStd-Medium", "UniKS-UCS2-H"));

  private Fonts() {}

  /**
   * @param style {@link Font#NORMAL} or {@link Font#BOLD}
   */
  static BaseFont embedded(int style) {
    return style == Font.BOLD ? BOLD : PLAIN;
  }

  private static BaseFont embedded(String file) {
    String path = "/liberation/" + file;
    try (InputStream in = Fonts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no font " + path);
      }
      byte[] bytes = in.readAllBytes();
      return BaseFont.createFont(
          file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, bytes, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BaseFont borrowed(String name, String encoding) {
    try {
      return BaseFont.createFont(name, encoding, BaseFont.NOT_EMBEDDED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
