package dev.rowhouse.db.bell;

/** What a ring is about; each module names its own. At most 40 characters. */
public record Topic(String name) {}
