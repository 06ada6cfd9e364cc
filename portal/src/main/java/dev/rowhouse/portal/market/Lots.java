package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.inventory.Specs;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A server as an empty street.
 *
 * @param houses how many small ones (128 MiB) its memory has room for at once
 * @param drawn how many lots are drawn: large streets are drawn longer, though not in proportion
 */
public record Lots(long houses, int drawn) {
  private static final int LOT = 28;
  private static final int HOUSE_MB = 128;
  private static final int MOST = 60;

  static Lots of(Specs specs) {
    long houses = specs.ramGb() * 1024L / HOUSE_MB;
    return new Lots(houses, (int) Math.min(MOST, Math.round(2 * Math.sqrt(houses))));
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
