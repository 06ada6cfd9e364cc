package dev.rowhouse.billing.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;

/** Stripe did not tell the object; says why in words for the builder. */
class FetchFailed extends RuntimeException {
  private FetchFailed(String message, StripeException cause) {
    super(message, cause);
  }

  static FetchFailed of(StripeException e) {
    return new FetchFailed(
        switch (e) {
          case PermissionException _ ->
              "Stripe answers 403: the restricted key may not read subscriptions and customers";
          case AuthenticationException _ -> "Stripe answers 401: the key is not valid any more";
          case RateLimitException _ -> "Stripe answers 429: too many calls";
          case ApiConnectionException _ -> "Stripe cannot be reached";
          default -> "Stripe answers " + e.getStatusCode() + ": " + e.getUserMessage();
        },
        e);
  }
}
