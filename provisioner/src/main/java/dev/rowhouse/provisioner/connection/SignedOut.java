package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was inside and is not any more.
 *
 * @param connection by which they came
 * @param hint the ID token that they came with
 */
public record SignedOut(ConnectionId connection, @Nullable String hint) {}
