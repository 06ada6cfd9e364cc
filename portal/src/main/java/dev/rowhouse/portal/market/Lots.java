package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.inventory.Specs;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A server as an empty street.
 *
 * @param houses how many small ones (128 MiB) its memory has room for at once
 * @param drawn how many lots are drawn: two more whenever a street is twice as long
 */
public record Lots(long houses, int drawn) {
  private static final int LOT = 28;
  private static final int HOUSE_MB = 128;
  private static final int LEAST = 4;

  static Lots of(Specs specs) {
    long houses = specs.ramGb() * 1024L / HOUSE_MB;
    int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, houses));
    return new Lots(houses, Math.max(LEAST, 2 * doublings - 2));
  }

  public String box() {
    return "0 0 " + drawn * LOT + " 44";
  }

  /** Where each lot begins, without the one in the middle: there the board stands. */
  public List<Integer> places() {
    return IntStream.range(0, drawn).filter(i -> i != drawn / 2).map(i -> i * LOT).boxed().toList();
  }

  public int board() {
    return drawn / 2 * LOT;
  }
}
