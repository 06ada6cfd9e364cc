package dev.rowhouse.provisioner.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who signs, and until when.
 *
 * @param whom for machines or for gateways
 * @param until its own certificate's end
 * @param successionAt when the next one begins to be made known, at the latest
 * @param stage where it is handed over
 * @param since since when it is at that stage; null while nothing is handed over
 * @param waiting machines without which the next step is not taken
 */
public record Reign(
    String whom,
    Instant until,
    Instant successionAt,
    Stage stage,
    @Nullable Instant since,
    int waiting) {
  /** Of the way from one to the next. */
  public enum Stage {
    /** One is trusted, and signs. */
    ALONE,
    /** The next one is trusted, and does not sign yet. */
    ANNOUNCED,
    /** The next one signs, and the former is trusted still. */
    SUCCEEDED
  }
}
