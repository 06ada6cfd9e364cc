package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.rowhouse.db.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in's objects have the fields, and kinds of values, of Stripe's published examples. */
class ShapesTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Fields that Stripe documents and its example does not show. */
  private static final Set<String> UNSHOWN =
      Set.of(
          "event.account",
          "event.data.previous_attributes",
          "webhook_endpoint.secret",
          "invoice_payment.payment.payment_intent");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer",
        "product",
        "price",
        "subscription",
        "invoice",
        "checkout.session",
        "invoice_payment",
        "payment_intent",
        "charge",
        "balance_transaction",
        "refund",
        "transfer",
        "dispute",
        "account",
        "account_link",
        "billing_portal.session",
        "event",
        "webhook_endpoint"
      })
  void ourObjectsHaveStripesFields(String kind) throws Exception {
    JsonNode published = published().path(kind);
    for (JsonNode ours : made().path(kind)) {
      compare(kind, ours, published);
    }
  }

  @Test
  void aFieldThatStripeDoesNotHaveIsNoticed() throws Exception {
    JsonNode customer = published().path("customer");
    assertThat(fault("customer", JSON.readTree("{\"colour\":1}"), customer)).contains("colour");
    assertThat(fault("customer", JSON.readTree("{\"balance\":\"1\"}"), customer))
        .contains("balance");
  }

  private static JsonNode published() throws Exception {
    Path file = fixtures();
    assumeTrue(file != null, "Stripe's fixtures3.json is not at hand");
    return JSON.readTree(Files.readString(file)).path("resources");
  }

  /** Beside a folder that the repository, or a worktree of it, is in. */
  private static Path fixtures() {
    Path folder = TestDatabase.repository();
    while ((folder = folder.getParent()) != null) {
      Path file = folder.resolve("shared/stripe/fixtures3.json");
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }

  private static JsonNode made() throws Exception {
    try (var stripe = new StandIn(null)) {
      var subscription = stripe.subscribe("ada@example.com");
      stripe.control("subscriptions/" + subscription.getId() + "/fail", "");
      stripe.client().v1().subscriptions().cancel(subscription.getId());
      stripe.control("endpoints", "url=http://127.0.0.1:9/&secret=whsec_1");
      var session =
          stripe
              .client()
              .v1()
              .checkout()
              .sessions()
              .create(
                  SessionCreateParams.builder()
                      .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                      .setCustomerEmail("bob@example.com")
                      .addLineItem(
                          SessionCreateParams.LineItem.builder()
                              .setPrice(stripe.price().getId())
                              .build())
                      .build());
      stripe.control("sessions/" + session.getId() + "/complete", "");
      var intent = stripe.client().v1().paymentIntents().list().getData().getFirst().getId();
      var refund = RefundCreateParams.builder().setPaymentIntent(intent).setAmount(1L);
      stripe.client().v1().refunds().create(refund.build());
      var transfer =
          TransferCreateParams.builder()
              .setAmount(1L)
              .setCurrency("usd")
              .setDestination("acct_1")
              .setTransferGroup("pay_1");
      stripe.client().v1().transfers().create(transfer.build());
      vendorsAndDisputes(stripe);
      var portal =
          com.stripe.param.billingportal.SessionCreateParams.builder()
              .setCustomer(subscription.getCustomer());
      stripe.client().v1().billingPortal().sessions().create(portal.build());
      return JSON.readTree(stripe.control("state", ""));
    }
  }

  private static void vendorsAndDisputes(StandIn stripe) throws Exception {
    var v1 = stripe.client().v1();
    var account = v1.accounts().create(AccountCreateParams.builder().setCountry("DE").build());
    stripe.control("accounts/" + account.getId() + "/answer", "");
    v1.accountLinks()
        .create(
            AccountLinkCreateParams.builder()
                .setAccount(account.getId())
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setRefreshUrl("https://example.com/again")
                .setReturnUrl("https://example.com/back")
                .build());
    String intent = v1.paymentIntents().list().getData().getLast().getId();
    var dispute = JSON.readTree(stripe.control("payments/" + intent + "/dispute", ""));
    stripe.control("disputes/" + dispute.path("id").asString() + "/win", "");
  }

  private static void compare(String at, JsonNode ours, JsonNode theirs) {
    assertThat(fault(at, ours, theirs)).isEmpty();
  }

  /**
   * The first difference, in words; empty when there is none. Null stands for any kind of value.
   */
  private static String fault(String at, JsonNode ours, JsonNode theirs) {
    if (ours.isNull() || theirs.isNull() || UNSHOWN.contains(at)) {
      return "";
    }
    if (theirs.isMissingNode()) {
      return at + " is no field of Stripe's";
    }
    if (ours.getNodeType() != theirs.getNodeType()) {
      return at + " is " + ours.getNodeType() + ", Stripe's is " + theirs.getNodeType();
    }
    if (ours.isArray()) {
      return ours.isEmpty() || theirs.isEmpty() ? "" : fault(at + "[]", ours.get(0), theirs.get(0));
    }
    boolean free = at.endsWith("metadata") || at.endsWith("data.object") || !ours.isObject();
    return free
        ? ""
        : ours.properties().stream()
            .map(p -> fault(at + "." + p.getKey(), p.getValue(), theirs.path(p.getKey())))
            .filter(f -> !f.isEmpty())
            .findFirst()
            .orElse("");
  }
}
