package dev.rowhouse.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Capabilities;
import com.stripe.param.AccountCreateParams.Controller;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.service.V1Services;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StripeConnectAccounts implements ConnectAccounts {
  private static final String VENDOR = "vendor";
  private static final long PAGE = 100;

  private final PlatformClient client;

  StripeConnectAccounts(PlatformClient client) {
    this.client = client;
  }

  @Override
  public String open(NewConnectAccount wanted) {
    return client.ask(stripe -> {
      Optional<String> known =
          wanted.repeated() ? known(stripe, wanted.vendor()) : Optional.empty();
      return known.isPresent()
          ? known.get()
          : stripe
              .accounts()
              .create(params(wanted), PlatformClient.named(wanted.operation()))
              .getId();
    });
  }

  /** Stripe asks the questions and shows the account; the platform pays its fees. */
  private static AccountCreateParams params(NewConnectAccount wanted) {
    var controller =
        Controller.builder()
            .setFees(Controller.Fees.builder().setPayer(Controller.Fees.Payer.APPLICATION).build())
            .setLosses(
                Controller.Losses.builder()
                    .setPayments(Controller.Losses.Payments.APPLICATION)
                    .build())
            .setRequirementCollection(Controller.RequirementCollection.STRIPE)
            .setStripeDashboard(
                Controller.StripeDashboard.builder()
                    .setType(Controller.StripeDashboard.Type.EXPRESS)
                    .build())
            .build();
    var transfers = Capabilities.Transfers.builder().setRequested(true).build();
    return AccountCreateParams.builder()
        .setCountry(wanted.country())
        .setController(controller)
        .setCapabilities(Capabilities.builder().setTransfers(transfers).build())
        .setBusinessProfile(
            AccountCreateParams.BusinessProfile.builder().setName(wanted.name()).build())
        .putMetadata(VENDOR, wanted.vendor())
        .build();
  }

  private static Optional<String> known(V1Services stripe, String vendor) throws StripeException {
    var params = AccountListParams.builder().setLimit(PAGE);
    List<Account> page = stripe.accounts().list(params.build()).getData();
    while (!page.isEmpty()) {
      for (Account each : page) {
        if (each.getMetadata() != null && vendor.equals(each.getMetadata().get(VENDOR))) {
          return Optional.of(each.getId());
        }
      }
      page =
          page.size() < PAGE
              ? List.of()
              : stripe
                  .accounts()
                  .list(params.setStartingAfter(page.getLast().getId()).build())
                  .getData();
    }
    return Optional.empty();
  }

  @Override
  public String page(String account, String refreshUrl, String returnUrl) {
    var params =
        AccountLinkCreateParams.builder()
            .setAccount(account)
            .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
            .setRefreshUrl(refreshUrl)
            .setReturnUrl(returnUrl)
            .build();
    return client.ask(stripe -> stripe.accountLinks().create(params).getUrl());
  }

  @Override
  public ConnectAccount read(String account) {
    return client.ask(stripe -> told(stripe.accounts().retrieve(account)));
  }

  private static ConnectAccount told(Account account) {
    var can = account.getCapabilities();
    var asked = account.getRequirements();
    return new ConnectAccount(
        account.getId(),
        Boolean.TRUE.equals(account.getDetailsSubmitted()),
        can != null && "active".equals(can.getTransfers()),
        Boolean.TRUE.equals(account.getPayoutsEnabled()),
        asked == null || asked.getCurrentlyDue() == null ? List.of() : asked.getCurrentlyDue(),
        asked == null ? Optional.empty() : Optional.ofNullable(asked.getDisabledReason()));
  }
}
