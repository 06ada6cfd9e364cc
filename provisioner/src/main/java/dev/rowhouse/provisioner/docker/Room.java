package dev.rowhouse.provisioner.docker;

/** Bytes that a node has, and has free now. */
public record Room(long diskBytes, long diskFree, long memoryBytes, long memoryFree) {}
