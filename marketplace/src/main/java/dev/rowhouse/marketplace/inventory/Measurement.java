package dev.rowhouse.marketplace.inventory;

/**
 * A verification's result.
 *
 * @param shortfalls where the machine is less than claimed, in words; empty when nowhere
 */
public record Measurement(Measured measured, String shortfalls) {
  public boolean passed() {
    return shortfalls.isEmpty();
  }
}
