package dev.rowhouse.provisioner.machine;

import java.time.Instant;

/** One line of what the script says while it works. */
public record MachineLine(String words, Instant at) {}
