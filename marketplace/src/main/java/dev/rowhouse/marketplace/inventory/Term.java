package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.Rejected;
import java.util.Arrays;

/** For how long a server is rented and paid at once. */
public enum Term {
  MONTH(1),
  QUARTER(3),
  HALF_YEAR(6),
  YEAR(12);

  private final int months;

  Term(int months) {
    this.months = months;
  }

  public int months() {
    return months;
  }

  /**
   * @throws Rejected for the field {@code term} when there is no such term
   */
  public static Term of(int months) {
    return Arrays.stream(values())
        .filter(term -> term.months == months)
        .findFirst()
        .orElseThrow(() -> new Rejected("term", "terms are 1, 3, 6 or 12 months"));
  }
}
