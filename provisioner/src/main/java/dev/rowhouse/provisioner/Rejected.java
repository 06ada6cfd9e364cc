package dev.rowhouse.provisioner;

/**
 * A value that cannot be taken; the faces show the message beside the field (Problem Details, 422).
 */
public final class Rejected extends RuntimeException {
  private final String field;

  public Rejected(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
