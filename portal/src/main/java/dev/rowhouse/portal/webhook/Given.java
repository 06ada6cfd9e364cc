package dev.rowhouse.portal.webhook;

import dev.rowhouse.billing.inbox.EndpointKind;

/**
 * What was typed into one of the page's forms, for when it has to come back. Secrets and keys are
 * never sent back.
 *
 * @param wrong the identifier of the field that is wrong; empty for none
 */
public record Given(
    String wrong, String name, EndpointKind kind, boolean livemode, String url, String types) {
  static final Given NOTHING = new Given("", "", EndpointKind.STRIPE, false, "", "");

  static Given endpoint(String wrong, String name, EndpointKind kind, boolean livemode) {
    return new Given(wrong, name, kind, livemode, "", "");
  }

  static Given key() {
    return new Given("key", "", EndpointKind.STRIPE, false, "", "");
  }

  static Given receiver(String wrong, String url, String types) {
    return new Given(wrong, "", EndpointKind.STRIPE, false, url, types);
  }
}
