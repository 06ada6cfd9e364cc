package dev.rowhouse.provisioner.time;

/**
 * One kind of work.
 *
 * @param due how much of it should be done by now and is not
 */
public record Waiting(String what, long due) {}
