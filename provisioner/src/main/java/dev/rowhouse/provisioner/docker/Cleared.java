package dev.rowhouse.provisioner.docker;

/** What was on a machine before everything was removed, and what is on it now. */
public record Cleared(Contents before, Contents after) {}
