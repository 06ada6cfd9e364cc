package dev.rowhouse.billing.outbound;

/** A receiver with the secret that was just made; the only moment at which the secret is shown. */
public record ReceiverSecret(Receiver receiver, String secret) {
  @Override
  public String toString() {
    return "ReceiverSecret[" + receiver.id().value() + "]";
  }
}
