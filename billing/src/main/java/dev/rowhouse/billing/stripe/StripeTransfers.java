package dev.rowhouse.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.service.V1Services;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StripeTransfers implements Transfers {
  private final PlatformClient client;

  StripeTransfers(PlatformClient client) {
    this.client = client;
  }

  @Override
  public String send(Transfer order) {
    var params =
        TransferCreateParams.builder()
            .setAmount(order.amount().minor())
            .setCurrency(order.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setDestination(order.account())
            .setTransferGroup(order.operation())
            .build();
    return client.ask(stripe -> {
      Optional<String> known = order.repeated() ? known(stripe, order) : Optional.empty();
      return known.isPresent()
          ? known.get()
          : stripe.transfers().create(params, PlatformClient.named(order.operation())).getId();
    });
  }

  /** The group is the name of one order, so at most one transfer has it. */
  private static Optional<String> known(V1Services stripe, Transfer order) throws StripeException {
    var params = TransferListParams.builder().setTransferGroup(order.operation()).build();
    return stripe.transfers().list(params).getData().stream()
        .map(com.stripe.model.Transfer::getId)
        .findFirst();
  }
}
