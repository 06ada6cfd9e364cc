package dev.rowhouse.portal.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one export has come.
 *
 * @param bytes of the packed archive that left this process
 * @param problem why it broke off; null while it goes on or when it is whole
 */
public record Download(long bytes, boolean done, @Nullable String problem, Instant at) {
  public boolean isEnded() {
    return done || problem != null;
  }
}
