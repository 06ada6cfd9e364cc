package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.DirectoryGroupId;
import java.time.Instant;

/** One group as a company's directory has it. */
public record Group(
    DirectoryGroupId id, GroupSettings settings, Instant createdAt, Instant changedAt) {}
