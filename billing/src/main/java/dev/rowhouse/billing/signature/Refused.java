package dev.rowhouse.billing.signature;

/** A posted event is not accepted; nothing was changed. */
public class Refused extends Exception {
  private final int status;

  private Refused(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  /** HTTP 401: nobody vouches for it. */
  public static Refused unsigned(String reason) {
    return new Refused(401, reason);
  }

  /** HTTP 400: forged, stale or malformed. */
  public static Refused bad(String reason) {
    return new Refused(400, reason);
  }

  public int status() {
    return status;
  }

  /** A short phrase out of a fixed set, safe to count by. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
