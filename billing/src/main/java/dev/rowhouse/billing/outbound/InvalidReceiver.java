package dev.rowhouse.billing.outbound;

/** A receiver cannot be made or changed as asked; says which field and why. */
public class InvalidReceiver extends RuntimeException {
  private final String field;

  InvalidReceiver(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
