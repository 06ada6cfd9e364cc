package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person as a company's directory has them.
 *
 * @param person who came in as this one; null before anybody did
 */
public record Entry(
    DirectoryUserId id,
    EntrySettings settings,
    @Nullable PersonId person,
    Instant createdAt,
    Instant changedAt) {}
