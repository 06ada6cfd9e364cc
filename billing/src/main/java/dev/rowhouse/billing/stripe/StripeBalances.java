package dev.rowhouse.billing.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.BalanceTransactionSource;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.param.BalanceTransactionListParams;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class StripeBalances implements Balances {
  private static final long PAGE = 100;

  private final PlatformClient client;

  StripeBalances(PlatformClient client) {
    this.client = client;
  }

  @Override
  public boolean known() {
    return client.known();
  }

  @Override
  public List<BalanceLine> since(Instant moment) {
    List<BalanceLine> all = new ArrayList<>();
    boolean more = true;
    while (more) {
      var page = page(all.isEmpty() ? null : all.getLast().id());
      page.stream().map(StripeBalances::line).forEach(all::add);
      more = page.size() == PAGE && !all.getLast().at().isBefore(moment);
    }
    all.removeIf(line -> line.at().isBefore(moment));
    return all;
  }

  private List<BalanceTransaction> page(@Nullable String after) {
    var params = BalanceTransactionListParams.builder().setLimit(PAGE).addExpand("data.source");
    if (after != null) {
      params.setStartingAfter(after);
    }
    return client.ask(stripe -> stripe.balanceTransactions().list(params.build()).getData());
  }

  private static BalanceLine line(BalanceTransaction told) {
    @Nullable BalanceTransactionSource source = told.getSourceObject();
    return new BalanceLine(
        told.getId(),
        told.getType(),
        charge(source),
        operation(source),
        Money.of(told.getAmount(), told.getCurrency()),
        Money.of(told.getFee(), told.getCurrency()),
        Instant.ofEpochSecond(told.getCreated()));
  }

  private static Optional<String> operation(@Nullable BalanceTransactionSource source) {
    return switch (source) {
      case Refund refund ->
          Optional.ofNullable(refund.getMetadata()).map(all -> all.get("operation"));
      case com.stripe.model.Transfer transfer -> Optional.ofNullable(transfer.getTransferGroup());
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> charge(@Nullable BalanceTransactionSource source) {
    return switch (source) {
      case Charge charge -> Optional.ofNullable(charge.getPaymentIntent());
      case Refund refund -> Optional.ofNullable(refund.getPaymentIntent());
      case null, default -> Optional.empty();
    };
  }
}
