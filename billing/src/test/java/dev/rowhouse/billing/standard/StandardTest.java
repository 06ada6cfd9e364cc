package dev.rowhouse.billing.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.EndpointSecret;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.NewEndpoint;
import dev.rowhouse.billing.inbox.Received;
import dev.rowhouse.billing.signature.StandardSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardTest extends BillingTest {
  private EndpointSecret standard;

  @BeforeEach
  void makeStandardEndpoint() {
    standard =
        endpoints.create(
            new NewEndpoint(owner, EndpointKind.STANDARD, "Our billing", true, null, null));
  }

  @Test
  void aSubscriptionIsRead() {
    EventId id =
        accepted(
            send(
                "msg_1",
                """
                {"type":"subscription.updated","data":{"id":"s-1","customer":"c-1",
                 "email":"ada@example.com","name":"Ada","plan":"gold","status":"past_due",
                 "ends_at":"2027-01-01T00:00:00Z","occurred_at":"2026-11-21T10:00:00+01:00",
                 "metadata":{"seats":3}}}\
                """));
    await().until(() -> event(id).state() == EventState.DONE);
    var now = listening.heard.getFirst().now();
    assertThat(now.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
    assertThat(now.prices()).containsExactly("gold");
    assertThat(now.asOf()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    assertThat(now.metadata()).containsEntry("seats", "3");
  }

  @Test
  void theSameIdentifierIsOneEvent() {
    String body = "{\"type\":\"invoice.sent\"}";
    assertThat(send("msg_2", body)).isInstanceOf(Received.Accepted.class);
    assertThat(send("msg_2", body)).isInstanceOf(Received.Duplicate.class);
  }

  @Test
  void whatCannotBeReadSaysWhichField() {
    EventId id =
        accepted(send("msg_3", "{\"type\":\"subscription.updated\",\"data\":{\"id\":\"s\"}}"));
    await().until(() -> event(id).attempts() == 1);
    assertThat(event(id).lastError()).isEqualTo("data.customer is missing");
  }

  private Received send(String id, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Instant now = clock.instant();
    var headers =
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", StandardSignature.sign(List.of(standard.secret()), id, now, body));
    return inbox.accept(standard.endpoint().id(), headers::get, body);
  }
}
