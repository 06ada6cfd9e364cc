package dev.rowhouse.portal.fleet;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked to be assumed. A value that cannot be is kept as it was typed, said to be wrong,
 * and the usual one counts.
 *
 * @param typed what stands in the fields
 * @param wrong what is wrong with which of them
 */
record Guesses(Map<Guess, BigDecimal> values, Map<Guess, String> typed, Map<Guess, String> wrong) {

  /**
   * @param usual what is known better than the usual values
   */
  static Guesses read(Map<String, String> params, Map<Guess, BigDecimal> usual) {
    Map<Guess, BigDecimal> values = new EnumMap<>(Guess.class);
    Map<Guess, String> typed = new EnumMap<>(Guess.class);
    Map<Guess, String> wrong = new EnumMap<>(Guess.class);
    for (Guess guess : Guess.values()) {
      BigDecimal otherwise = usual.getOrDefault(guess, guess.usual());
      String text = params.getOrDefault(guess.slug(), "").strip();
      @Nullable BigDecimal value = text.isEmpty() ? otherwise : number(guess, text);
      if (value == null) {
        wrong.put(guess, guess.wrong());
      }
      values.put(guess, value == null ? otherwise : value);
      typed.put(guess, text.isEmpty() ? otherwise.toPlainString() : text);
    }
    return new Guesses(values, typed, wrong);
  }

  private static @Nullable BigDecimal number(Guess guess, String text) {
    if (!text.matches("\\d{1,9}([.,]\\d{1,6})?")) {
      return null;
    }
    var value = new BigDecimal(text.replace(',', '.'));
    boolean fits =
        guess.holds(value) && (!guess.whole() || value.stripTrailingZeros().scale() <= 0);
    return fits ? value : null;
  }

  BigDecimal of(Guess guess) {
    return values.getOrDefault(guess, guess.usual());
  }
}
