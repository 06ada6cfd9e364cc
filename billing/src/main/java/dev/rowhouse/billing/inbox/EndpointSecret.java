package dev.rowhouse.billing.inbox;

/** An endpoint with the secret that was just set; the only moment at which the secret is shown. */
public record EndpointSecret(Endpoint endpoint, String secret) {
  @Override
  public String toString() {
    return "EndpointSecret[" + endpoint.id().value() + "]";
  }
}
