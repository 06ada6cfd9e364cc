package dev.rowhouse.provisioner;

/** A container's own addresses, handed out by us and kept for its whole life. */
public record Address(String ipv4, String ipv6) {}
