package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import org.jspecify.annotations.Nullable;

/** An endpoint cannot be made or changed as asked; says which field and why. */
public class InvalidEndpoint extends RuntimeException {
  private final String field;

  InvalidEndpoint(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }

  static InvalidEndpoint unknown(EndpointId id) {
    return new InvalidEndpoint("id", "there is no endpoint " + id.value());
  }

  static void checkName(String name) {
    if (name.isBlank() || name.strip().length() > 100) {
      throw new InvalidEndpoint("name", "a name has 1 to 100 characters");
    }
  }

  static void checkAccount(@Nullable String account) {
    if (account != null && !account.matches("acct_[A-Za-z0-9]{1,60}")) {
      throw new InvalidEndpoint("account", "an account looks like acct_1234");
    }
  }
}
