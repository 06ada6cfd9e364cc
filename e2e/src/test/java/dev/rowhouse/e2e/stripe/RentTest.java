package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.billingportal.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rent as it is paid: prices told on the spot, a hosted page, invoices, what Stripe keeps, refunds.
 */
class RentTest {
  private static final String GOOD = "4242 4242 4242 4242";
  private static final String DECLINED = "4000 0000 0000 0002";
  private static final String FAILS_LATER = "4000 0000 0000 0341";

  private final HttpClient browser = HttpClient.newHttpClient();
  private StandIn stripe;

  @BeforeEach
  void start() throws Exception {
    stripe = new StandIn(null);
  }

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void aTransferNeedsMoneyAndAnAccountAndIsFoundByItsGroup() throws Exception {
    pay(rent(1, 4_900, 0), GOOD);
    var transfers = stripe.client().v1().transfers();
    var params =
        TransferCreateParams.builder()
            .setCurrency("usd")
            .setDestination("acct_1")
            .setTransferGroup("pay_1");
    var made = transfers.create(params.setAmount(4_000L).build());
    assertThatThrownBy(() -> transfers.create(params.setAmount(4_000L).build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("insufficient");
    assertThatThrownBy(() -> transfers.create(params.setDestination("cus_1").build()))
        .isInstanceOf(InvalidRequestException.class);
    var ours = TransferListParams.builder().setTransferGroup("pay_1").build();
    assertThat(transfers.list(ours).getData().getFirst().getId()).isEqualTo(made.getId());
    var others = TransferListParams.builder().setTransferGroup("pay_2").build();
    assertThat(transfers.list(others).getData()).isEmpty();
  }

  @Test
  void aHostedPageSaysWhatIsDueAndTakesATestCard() throws Exception {
    Session session = rent(3, 8_700, 1_000);
    String page = open(session.getUrl()).body();
    assertThat(page).contains("87.00 USD every 3 months", "10.00 USD once", "97.00 USD");
    HttpResponse<String> declined = pay(session, DECLINED);
    assertThat(declined.statusCode()).isEqualTo(402);
    assertThat(declined.body()).contains("declined", "value=\"ada@example.com\"");
    HttpResponse<String> paid = pay(session, GOOD);
    assertThat(paid.statusCode()).isEqualTo(303);
    assertThat(paid.headers().firstValue("Location"))
        .hasValue("https://example.com/ok?session=" + session.getId());
    assertThat(open(session.getUrl()).statusCode()).isEqualTo(303);
  }

  @Test
  void thePaidInvoiceTellsItsPaymentAndWhatStripeKept() throws Exception {
    Invoice invoice = invoices(subscribed(GOOD, 1_000)).getFirst();
    assertThat(invoice.getAmountPaid()).isEqualTo(3_900);
    assertThat(invoice.getStatusTransitions().getPaidAt()).isPositive();
    var expand = PaymentIntentRetrieveParams.builder();
    expand.addExpand("latest_charge.balance_transaction");
    var intent = stripe.client().v1().paymentIntents().retrieve(intent(invoice), expand.build());
    var booked = intent.getLatestChargeObject().getBalanceTransactionObject();
    assertThat(booked.getFee()).isEqualTo(3_900 * 29 / 1_000 + 30);
    assertThat(booked.getNet()).isEqualTo(3_900 - booked.getFee());
  }

  @Test
  void moneyGoesBackInPartsAndNeverMoreThanWasPaid() throws Exception {
    var refunds = stripe.client().v1().refunds();
    String intent = intent(invoices(subscribed(GOOD, 0)).getFirst());
    var params = RefundCreateParams.builder().setPaymentIntent(intent);
    assertThat(refunds.create(params.setAmount(1_000L).build()).getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> refunds.create(params.setAmount(1_901L).build()))
        .isInstanceOf(InvalidRequestException.class);
    refunds.create(params.setAmount(1_900L).build());
    assertThatThrownBy(() -> refunds.create(params.setAmount(1L).build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("already");
  }

  @Test
  void theNextTermIsPaidOnDemandAndAFailingCardIsMadeGoodInThePortal() throws Exception {
    Subscription subscription = subscribed(FAILS_LATER, 1_000);
    long end = end(subscription);
    stripe.control("subscriptions/" + subscription.getId() + "/renew", "");
    assertThat(now(subscription).getStatus()).isEqualTo("past_due");
    assertThat(end(now(subscription))).isGreaterThan(end);
    var wanted = SessionCreateParams.builder().setCustomer(subscription.getCustomer());
    var portal =
        stripe
            .client()
            .v1()
            .billingPortal()
            .sessions()
            .create(wanted.setReturnUrl("https://example.com/money").build());
    assertThat(open(portal.getUrl()).body()).contains("ends in 0341");
    assertThat(post(portal.getUrl(), "card=" + GOOD).statusCode()).isEqualTo(303);
    assertThat(now(subscription).getStatus()).isEqualTo("active");
    assertThat(invoices(subscription)).extracting(Invoice::getAmountPaid).contains(2_900L, 3_900L);
  }

  @Test
  void anotherPriceHoldsFromTheNextTermOn() throws Exception {
    Subscription subscription = subscribed(GOOD, 0);
    var item = subscription.getItems().getData().getFirst();
    var price =
        SubscriptionUpdateParams.Item.PriceData.builder()
            .setCurrency("usd")
            .setUnitAmount(3_300L)
            .setProduct(item.getPrice().getProduct())
            .setRecurring(
                SubscriptionUpdateParams.Item.PriceData.Recurring.builder()
                    .setInterval(SubscriptionUpdateParams.Item.PriceData.Recurring.Interval.MONTH)
                    .setIntervalCount(1L)
                    .build())
            .build();
    stripe
        .client()
        .v1()
        .subscriptions()
        .update(
            subscription.getId(),
            SubscriptionUpdateParams.builder()
                .addItem(
                    SubscriptionUpdateParams.Item.builder()
                        .setId(item.getId())
                        .setPriceData(price)
                        .build())
                .build());
    assertThat(invoices(subscription)).hasSize(1);
    stripe.control("subscriptions/" + subscription.getId() + "/renew", "");
    assertThat(invoices(subscription))
        .extracting(Invoice::getAmountPaid)
        .containsExactly(3_300L, 2_900L);
  }

  @Test
  void twoAccountsKnowNothingOfEachOther() throws Exception {
    rent(1, 2_900, 0);
    var platform = stripe.client("rk_test_standin_platform_rent").v1();
    assertThat(platform.checkout().sessions().list().getData()).isEmpty();
    assertThatThrownBy(() -> platform.products().list())
        .isInstanceOf(com.stripe.exception.PermissionException.class);
    assertThatThrownBy(
            () -> stripe.client("rk_test_standin_platform_other").v1().customers().list())
        .isInstanceOf(AuthenticationException.class);
  }

  private Session rent(int months, long rent, long setup) throws Exception {
    var recurring =
        PriceData.Recurring.builder()
            .setInterval(PriceData.Recurring.Interval.MONTH)
            .setIntervalCount((long) months)
            .build();
    var params =
        com.stripe.param.checkout.SessionCreateParams.builder()
            .setMode(Mode.SUBSCRIPTION)
            .setSuccessUrl("https://example.com/ok?session={CHECKOUT_SESSION_ID}")
            .setCancelUrl("https://example.com/no")
            .addLineItem(line(price("Quay 2", rent).setRecurring(recurring)));
    if (setup > 0) {
      params.addLineItem(line(price("Setup of Quay 2", setup)));
    }
    return stripe.client().v1().checkout().sessions().create(params.build());
  }

  private static LineItem line(PriceData.Builder price) {
    return LineItem.builder().setQuantity(1L).setPriceData(price.build()).build();
  }

  private static PriceData.Builder price(String name, long amount) {
    return PriceData.builder()
        .setCurrency("usd")
        .setUnitAmount(amount)
        .setProductData(PriceData.ProductData.builder().setName(name).build());
  }

  private Subscription subscribed(String card, long setup) throws Exception {
    Session session = rent(1, 2_900, setup);
    assertThat(pay(session, card).statusCode()).isEqualTo(303);
    var done = stripe.client().v1().checkout().sessions().retrieve(session.getId());
    return stripe.client().v1().subscriptions().retrieve(done.getSubscription());
  }

  private Subscription now(Subscription subscription) throws Exception {
    return stripe.client().v1().subscriptions().retrieve(subscription.getId());
  }

  private static long end(Subscription subscription) {
    return subscription.getItems().getData().getFirst().getCurrentPeriodEnd();
  }

  /** Newest first, with their payments. */
  private List<Invoice> invoices(Subscription subscription) throws Exception {
    var params =
        InvoiceListParams.builder()
            .setSubscription(subscription.getId())
            .setStatus(InvoiceListParams.Status.PAID)
            .addExpand("data.payments");
    return stripe.client().v1().invoices().list(params.build()).getData();
  }

  private static String intent(Invoice invoice) {
    return invoice.getPayments().getData().getFirst().getPayment().getPaymentIntent();
  }

  private HttpResponse<String> pay(Session session, String card) throws Exception {
    return post(session.getUrl(), "email=ada@example.com&card=" + card);
  }

  private HttpResponse<String> open(String url) throws Exception {
    return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.replace(" ", "%20")))
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }
}
