package dev.rowhouse.billing;

import dev.rowhouse.billing.inbox.Drainer;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.EndpointSecret;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.NewEndpoint;
import dev.rowhouse.billing.inbox.Received;
import dev.rowhouse.billing.inbox.StoredEvent;
import dev.rowhouse.billing.signature.StripeSignature;
import dev.rowhouse.billing.testing.Listening;
import dev.rowhouse.billing.testing.StripeStub;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Billing on a real MariaDB; each test has an owner and an endpoint of its own. */
@SpringBootTest(classes = BillingTest.House.class)
public abstract class BillingTest {
  protected static final StripeStub STRIPE = new StripeStub();

  @Autowired protected Endpoints endpoints;
  @Autowired protected Inbox inbox;
  @Autowired protected Drainer drainer;
  @Autowired protected Clock clock;
  @Autowired protected Listening listening;

  protected final OwnerId owner = new OwnerId(Ids.mint("prj"));
  protected EndpointSecret hook;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    registry.add("rowhouse.stripe.api-base", STRIPE::base);
    registry.add("rowhouse.outbound.allow-loopback", () -> "true");
  }

  @BeforeEach
  void makeEndpoint() {
    hook = endpoints.create(stripe(false, null));
  }

  @AfterEach
  void forgetListeners() {
    listening.reset();
  }

  protected NewEndpoint stripe(boolean live, String account) {
    return new NewEndpoint(owner, EndpointKind.STRIPE, "Stripe", live, account, null);
  }

  protected Received post(String payload) {
    return post(hook, payload);
  }

  protected Received post(EndpointSecret to, String payload) {
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    String signature = StripeSignature.sign(to.secret(), body, clock.instant());
    return inbox.accept(to.endpoint().id(), Map.of("Stripe-Signature", signature)::get, body);
  }

  protected static EventId accepted(Received received) {
    if (received instanceof Received.Accepted accepted) {
      return accepted.id();
    }
    throw new AssertionError("not accepted but " + received);
  }

  protected StoredEvent event(EventId id) {
    return inbox.find(id).orElseThrow();
  }

  @SpringBootApplication(scanBasePackages = "dev.rowhouse")
  static class House {}
}
