package dev.rowhouse.provisioner.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a project would lose if its nodes were lost now.
 *
 * @param tenants that have something to lose
 * @param kept of how many of them there is a whole backup
 * @param oldest the worst of their newest backups; null when there is none
 */
public record Protection(int tenants, int kept, @Nullable Instant oldest) {}
