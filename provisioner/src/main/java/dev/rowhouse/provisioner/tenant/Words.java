package dev.rowhouse.provisioner.tenant;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where what one knows of a tenant begins: {@code Jane Doe} is found by {@code jane d} and by
 * {@code doe}, {@code jane@example.com} by {@code example.c}. What lies within a word is not.
 */
final class Words {
  /** Of each text; a name of more words is found by its first ones. */
  private static final int MOST = 16;

  private static final int LONGEST = 64;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private Words() {}

  /** In lower case, each from the beginning of a word on. */
  static Set<String> of(@Nullable String... texts) {
    Set<String> words = new LinkedHashSet<>();
    Arrays.stream(texts).forEach(text -> add(text, words));
    return words;
  }

  private static void add(@Nullable String text, Set<String> words) {
    if (text == null) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher word = WORD.matcher(lower);
    for (int number = 0; number < MOST && word.find(); number++) {
      words.add(cut(lower.substring(word.start())));
    }
  }

  /**
   * What is typed as the beginning of words; empty when there is no letter or digit in it, which
   * nothing begins with.
   */
  static String sought(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    Matcher word = WORD.matcher(lower);
    return word.find() ? cut(lower.substring(word.start())) : "";
  }

  /** Surrogate pairs stay whole. */
  private static String cut(String text) {
    String whole = text.stripTrailing();
    int points = whole.codePointCount(0, whole.length());
    return points <= LONGEST ? whole : whole.substring(0, whole.offsetByCodePoints(0, LONGEST));
  }
}
