package dev.rowhouse.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.V1Services;
import dev.rowhouse.billing.stripe.RentSetback.Why;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What moved of a customer's payments without our asking. */
final class Setbacks {
  private static final long MOST = 100;
  private final V1Services stripe;

  private Setbacks(V1Services stripe) {
    this.stripe = stripe;
  }

  /** By payment intent; one call where nothing was disputed or given back. */
  static Map<String, List<RentSetback>> of(V1Services stripe, String customer)
      throws StripeException {
    var asking = new Setbacks(stripe);
    Map<String, List<RentSetback>> found = new HashMap<>();
    var params = ChargeListParams.builder().setCustomer(customer).setLimit(MOST).build();
    for (Charge charge : stripe.charges().list(params).getData()) {
      List<RentSetback> moved = asking.moved(charge);
      if (!moved.isEmpty()) {
        found.put(charge.getPaymentIntent(), moved);
      }
    }
    return found;
  }

  private List<RentSetback> moved(Charge charge) throws StripeException {
    List<RentSetback> moved = new ArrayList<>();
    if (Boolean.TRUE.equals(charge.getDisputed())) {
      disputes(charge, moved);
    }
    Long refunded = charge.getAmountRefunded();
    if (refunded != null && refunded > 0) {
      refunds(charge, moved);
    }
    return moved;
  }

  private void disputes(Charge charge, List<RentSetback> moved) throws StripeException {
    var params =
        DisputeListParams.builder().setPaymentIntent(charge.getPaymentIntent()).setLimit(MOST);
    for (Dispute dispute : stripe.disputes().list(params.build()).getData()) {
      for (BalanceTransaction booked : dispute.getBalanceTransactions()) {
        moved.add(
            new RentSetback(
                booked.getId(),
                Why.DISPUTE,
                Money.of(booked.getAmount(), booked.getCurrency()),
                Money.of(booked.getFee(), booked.getCurrency()),
                Instant.ofEpochSecond(booked.getCreated())));
      }
    }
  }

  /** Ours carry the name that they were ordered under, and are booked already. */
  private void refunds(Charge charge, List<RentSetback> moved) throws StripeException {
    var params =
        RefundListParams.builder().setPaymentIntent(charge.getPaymentIntent()).setLimit(MOST);
    for (Refund refund : stripe.refunds().list(params.build()).getData()) {
      boolean ours =
          refund.getMetadata() != null
              && refund.getMetadata().containsKey(StripeCheckouts.OPERATION);
      if (!ours && refund.getBalanceTransaction() != null) {
        moved.add(
            new RentSetback(
                refund.getBalanceTransaction(),
                Why.REFUND,
                Money.of(-refund.getAmount(), refund.getCurrency()),
                Money.of(0, refund.getCurrency()),
                Instant.ofEpochSecond(refund.getCreated())));
      }
    }
  }
}
