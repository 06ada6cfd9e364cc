package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a tenant, as one provider knows them.
 *
 * @param subject the provider's own name of them, which it never gives to another
 * @param email empty unless the provider vouches for it
 * @param roles those of the last sign-in
 * @param active not shut out
 */
public record Person(
    PersonId id,
    TenantId tenant,
    ConnectionId connection,
    String subject,
    String email,
    String name,
    List<String> roles,
    boolean active,
    @Nullable Instant seenAt) {}
