package dev.rowhouse.provisioner.docker;

/** A piece of output as it came; not necessarily a whole line. */
public record LogLine(boolean stderr, String text) {}
