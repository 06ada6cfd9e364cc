package dev.rowhouse.portal.passkey;

import dev.rowhouse.provisioner.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a tenant's member.
 *
 * @param id ours, {@code psk_…}
 * @param host the one where it signs them in
 * @param name as its owner calls the device
 * @param usedAt null until it signed its owner in
 */
public record MembersKey(
    String id,
    PersonId member,
    String host,
    String name,
    Instant madeAt,
    @Nullable Instant usedAt) {}
