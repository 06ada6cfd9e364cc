package dev.rowhouse.marketplace.inventory;

import java.time.Instant;

/** A step of a server's life; the cause of leaving {@code WIPING} is the proof of the wipe. */
public record Change(ServerState from, ServerState to, String cause, Instant at) {}
