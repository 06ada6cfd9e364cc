package dev.rowhouse.e2e.bench;

/**
 * One measured number.
 *
 * @param unit for example {@code ms}, {@code 1/s}, {@code MiB}
 */
public record Figure(String name, double value, String unit) {}
