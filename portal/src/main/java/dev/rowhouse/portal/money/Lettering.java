package dev.rowhouse.portal.money;

import static java.util.stream.Collectors.joining;

import java.awt.Color;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.FontSelector;

/**
 * The words of one paper. Latin, Greek and Cyrillic letters come with the file; those of Chinese,
 * Japanese and Korean are drawn with a font of the program that shows it. For any other letter a
 * box is drawn. {@link #notes} says on the paper itself which of that happened.
 */
final class Lettering {
  private static final char BOX = '\u25A1';
  private static final String BORROWED_WORDS =
      "Chinese, Japanese and Korean letters are drawn with a font of the program that shows this"
          + " file.";
  private static final String BOXED_WORDS =
      "A box \u25A1 stands for a letter that this file cannot draw; the invoice\u2019s page in"
          + " the portal has it, and can be printed.";

  private final Set<String> notes = new TreeSet<>();

  Phrase write(String words, float size, int style, Color color) {
    var selector = new FontSelector();
    Stream.concat(Stream.of(Fonts.embedded(style)), Fonts.BORROWED.stream())
        .forEach(each -> selector.addFont(new Font(each, size, Font.NORMAL, color)));
    return selector.process(drawable(words));
  }

  /** What whoever reads the paper has to know; empty when it shows all as it is. */
  String notes() {
    return notes.stream().collect(joining(" "));
  }

  private String drawable(String words) {
    String composed = Normalizer.normalize(words, Normalizer.Form.NFC);
    return composed.codePoints().mapToObj(this::drawable).collect(joining());
  }

  private String drawable(int letter) {
    if (Character.isWhitespace(letter) || Character.isISOControl(letter)) {
      return " ";
    }
    if (Fonts.PLAIN.charExists(letter) && !isRightToLeft(letter)) {
      return Character.toString(letter);
    }
    boolean borrowed = Fonts.BORROWED.stream().anyMatch(each -> each.charExists(letter));
    notes.add(borrowed ? BORROWED_WORDS : BOXED_WORDS);
    return borrowed ? Character.toString(letter) : String.valueOf(BOX);
  }

  /** They would come in the wrong order, which is worse than none. */
  private static boolean isRightToLeft(int letter) {
    byte direction = Character.getDirectionality(letter);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
