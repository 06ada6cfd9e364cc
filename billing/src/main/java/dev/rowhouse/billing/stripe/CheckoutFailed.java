package dev.rowhouse.billing.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import org.jspecify.annotations.Nullable;

/** Stripe did not do it; says why in words for people. */
public final class CheckoutFailed extends RuntimeException {
  private final boolean passing;

  public CheckoutFailed(String message, boolean passing, @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  static CheckoutFailed of(StripeException e) {
    Integer status = e.getStatusCode();
    boolean passing =
        e instanceof ApiConnectionException
            || e instanceof RateLimitException
            || status != null && (status >= 500 || status == 409);
    return new CheckoutFailed(words(e), passing, e);
  }

  /** Whether it is worth asking again later. */
  public boolean passing() {
    return passing;
  }

  private static String words(StripeException e) {
    return e instanceof ApiConnectionException
        ? "Stripe cannot be reached"
        : "Stripe answers " + e.getStatusCode() + ": " + e.getUserMessage();
  }
}
