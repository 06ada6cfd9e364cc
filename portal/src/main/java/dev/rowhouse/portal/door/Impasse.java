package dev.rowhouse.portal.door;

/** A sign-in that cannot go on, in words for two. */
public final class Impasse extends RuntimeException {
  private static final String AGAIN =
      "Please begin again. If it stays so, tell your administrator.";

  private final int status;
  private final String toThem;

  /**
   * @param toThem what the person reads: what happened and what they can do
   * @param toAdmins what stands in the trace: why, and what to change
   */
  public Impasse(int status, String toThem, String toAdmins) {
    super(toAdmins);
    this.status = status;
    this.toThem = toThem;
  }

  /** What the provider said or did is not to be believed. */
  static Impasse untrue(String toAdmins) {
    return new Impasse(
        403,
        "Your company’s sign-in gave an answer that cannot be accepted here. " + AGAIN,
        toAdmins);
  }

  /** It does not answer, or not as it should. */
  static Impasse away(String toAdmins) {
    return new Impasse(
        502, "Your company’s sign-in does not answer as it should. " + AGAIN, toAdmins);
  }

  /** It answers too slowly for how many ask. */
  static Impasse crowded() {
    return new Impasse(
        503,
        "Your company’s sign-in is slow at the moment. Please try again in a minute.",
        "Too many sign-ins wait for the provider at once: it answers slowly or not at all.");
  }

  public static Impasse nothingHere() {
    return new Impasse(404, "There is nothing at this address.", "");
  }

  /** This sign-in is not theirs, over, or already used. */
  static Impasse stale() {
    return new Impasse(
        400, "This sign-in is over, or was begun in another browser. Please begin again.", "");
  }

  int status() {
    return status;
  }

  String toThem() {
    return toThem;
  }

  String toAdmins() {
    return String.valueOf(getMessage());
  }
}
