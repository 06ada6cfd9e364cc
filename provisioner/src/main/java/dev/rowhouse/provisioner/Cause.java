package dev.rowhouse.provisioner;

/**
 * Who or what asked for a change, as the timeline shows it.
 *
 * @param actor {@code user:usr_…}, {@code key:…}, {@code event:evt_…}, {@code gateway}, {@code
 *     clock} or {@code reconciler}
 * @param reason in plain words, for example {@code idle for 15 minutes}
 */
public record Cause(String actor, String reason) {
  public static Cause clock(String reason) {
    return new Cause("clock", reason);
  }

  public static Cause gateway(String reason) {
    return new Cause("gateway", reason);
  }
}
