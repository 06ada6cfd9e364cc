package dev.rowhouse.portal.fleet;

/**
 * A point of a curve.
 *
 * @param x seconds, or a count
 * @param y above zero
 */
record Sample(double x, double y) {}
