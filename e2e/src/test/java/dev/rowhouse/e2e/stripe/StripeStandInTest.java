package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeStandInTest {
  @TempDir Path dir;
  private StandIn stripe;

  @BeforeEach
  void start() throws Exception {
    stripe = new StandIn(dir.resolve("state.json"));
  }

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void aSubscriptionLivesFromTrialOrPaymentToItsEnd() throws Exception {
    var made = stripe.subscribe("ada@example.com");
    var subscriptions = stripe.client().v1().subscriptions();
    assertThat(made.getStatus()).isEqualTo("active");
    assertThat(made.getItems().getData().getFirst().getPrice().getUnitAmount()).isEqualTo(900);
    stripe.control("subscriptions/" + made.getId() + "/fail", "");
    assertThat(subscriptions.retrieve(made.getId()).getStatus()).isEqualTo("past_due");
    stripe.control("subscriptions/" + made.getId() + "/recover", "");
    assertThat(subscriptions.retrieve(made.getId()).getStatus()).isEqualTo("active");
    assertThat(subscriptions.cancel(made.getId()).getEndedAt()).isNotNull();
    assertThatThrownBy(() -> subscriptions.cancel(made.getId()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(subscriptions.list(SubscriptionListParams.builder().build()).getData()).isEmpty();
    assertThat(types())
        .containsSubsequence(
            "customer.subscription.deleted",
            "customer.subscription.updated",
            "invoice.paid",
            "customer.subscription.updated",
            "invoice.payment_failed",
            "customer.subscription.created");
  }

  @Test
  void theCustomerStandsInPlaceOfItsIdentifierWhenAskedFor() throws Exception {
    var made = stripe.subscribe("ada@example.com");
    var expand = SubscriptionRetrieveParams.builder().addExpand("customer").build();
    var found = stripe.client().v1().subscriptions().retrieve(made.getId(), expand);
    assertThat(found.getCustomerObject().getEmail()).isEqualTo("ada@example.com");
  }

  @Test
  void theClockEndsTrialsAndPeriods() throws Exception {
    var made = stripe.subscribe("ada@example.com");
    var subscriptions = stripe.client().v1().subscriptions();
    subscriptions.update(
        made.getId(), SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build());
    stripe.control("clock", "seconds=" + 32 * 86_400);
    assertThat(subscriptions.retrieve(made.getId()).getStatus()).isEqualTo("canceled");
  }

  @Test
  void aCheckoutEndsInASubscription() throws Exception {
    var session =
        stripe
            .client()
            .v1()
            .checkout()
            .sessions()
            .create(
                SessionCreateParams.builder()
                    .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                    .setSuccessUrl("https://example.com/thanks")
                    .setCustomerEmail("bob@example.com")
                    .addLineItem(
                        SessionCreateParams.LineItem.builder()
                            .setPrice(stripe.price().getId())
                            .setQuantity(1L)
                            .build())
                    .build());
    stripe.control("sessions/" + session.getId() + "/complete", "");
    var done = stripe.client().v1().checkout().sessions().retrieve(session.getId());
    assertThat(done.getStatus()).isEqualTo("complete");
    assertThat(done.getSubscription()).startsWith("sub_");
    assertThat(types()).contains("checkout.session.completed");
  }

  @Test
  void anIdempotencyKeyGivesTheFirstAnswerAgainAlsoAnError() throws Exception {
    var customers = stripe.client().v1().customers();
    var params = CustomerCreateParams.builder().setEmail("once@example.com").build();
    var once = RequestOptions.builder().setIdempotencyKey("k1").build();
    assertThat(customers.create(params, once).getId())
        .isEqualTo(customers.create(params, once).getId());
    assertThatThrownBy(() -> customers.create(CustomerCreateParams.builder().build(), once))
        .isInstanceOf(IdempotencyException.class);
    stripe.control("faults", "kind=lost");
    var lost = RequestOptions.builder().setIdempotencyKey("k2").build();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> customers.create(params, lost)).isInstanceOf(ApiException.class);
    }
    assertThat(customers.list().getData()).as("done all the same").hasSize(2);
  }

  @Test
  void aConflictDoesNothing() throws Exception {
    stripe.control("faults", "kind=conflict");
    assertThatThrownBy(() -> stripe.customer("a@example.com"))
        .isInstanceOfSatisfying(
            StripeException.class, e -> assertThat(e.getStatusCode()).isEqualTo(409));
    assertThat(stripe.client().v1().customers().list().getData()).isEmpty();
  }

  @Test
  void aRestrictedKeyMayDoWhatItWasGiven() throws Exception {
    var made = stripe.subscribe("ada@example.com");
    stripe.control("keys", "key=rk_test_standin1&read[]=subscription");
    var restricted = stripe.client("rk_test_standin1").v1();
    assertThat(restricted.subscriptions().retrieve(made.getId()).getId()).isEqualTo(made.getId());
    assertThatThrownBy(() -> restricted.subscriptions().cancel(made.getId()))
        .isInstanceOf(PermissionException.class);
    assertThatThrownBy(() -> restricted.customers().list()).isInstanceOf(PermissionException.class);
    assertThatThrownBy(() -> stripe.client("rk_test_unknown").v1().customers().list())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void whatStripeDoesNotKnowIsRefusedByName() {
    var params =
        CustomerCreateParams.builder().setEmail("a@example.com").putExtraParam("colour", "red");
    assertThatThrownBy(() -> stripe.client().v1().customers().create(params.build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode() + e.getParam()).isEqualTo("parameter_unknowncolour"));
    assertThatThrownBy(() -> stripe.client().v1().subscriptions().retrieve("sub_none"))
        .hasMessageContaining("No such subscription");
  }

  @Test
  void theStateOutlivesTheProcess() throws Exception {
    var made = stripe.subscribe("ada@example.com");
    stripe.close();
    stripe = new StandIn(dir.resolve("state.json"));
    assertThat(stripe.client().v1().subscriptions().retrieve(made.getId()).getStatus())
        .isEqualTo("active");
  }

  private java.util.List<String> types() throws Exception {
    var all = EventListParams.builder().setLimit(100L).build();
    return stripe.client().v1().events().list(all).getData().stream()
        .map(com.stripe.model.Event::getType)
        .toList();
  }
}
