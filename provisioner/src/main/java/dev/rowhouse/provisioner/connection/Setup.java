package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What who runs a tenant's identity provider sees of its connection.
 *
 * @param id of the connection, also before there is one
 * @param connection null until it was first saved
 * @param trace the last sign-ins by it, the newest first
 */
public record Setup(
    ConnectionId id, @Nullable Connection connection, List<SignInLine> trace, Instant endsAt) {}
