package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** {@code demo …}: the next signed events, and what comes of them. */
public final class DemoCommands {
  private static final String HELP =
      """
      demo signup [--email E] [--event-id ID] [--plan P]   a customer subscribes and gets a house
      demo cancel [--email E]                              they cancel: stopped, erased, a receipt
      demo pay-fail [--email E]                            a payment fails: the grace begins
      demo recover [--email E]                             it is paid after all: all as before
      Without an address it is about the newest subscription.
      demo enterprise [--saml] [--without-keycloak] [--json]   companies whose people sign in their own ways
        Two have providers of their own (realms of a Keycloak: 177 MB, fetched once), one an LDAP directory, each
        connected by the setup link that its IT would get; the people of the last come by a link. Says where and how to
        sign in; what it says is kept in enterprise.json, too. --saml adds a company whose provider speaks SAML only and
        stands behind a broker. --without-keycloak makes those only that need none. ./rowhouse down ends it all.
      demo leave [--person P]                              their directory switches somebody off (SCIM): out at once
      demo return [--person P]                             and on again
      """;

  private DemoCommands() {}

  public static Map<String, Command> all() {
    return Map.of(
        "demo help",
        _ -> System.out.print(HELP),
        "demo setup",
        new DemoSetup(),
        "demo enterprise",
        Enterprise::run,
        "demo leave",
        Leaving::leave,
        "demo return",
        Leaving::comeBack,
        "demo signup",
        DemoCommands::signup,
        "demo cancel",
        DemoCommands::cancel,
        "demo pay-fail",
        given -> pay(given, "fail", "PAST_DUE"),
        "demo recover",
        given -> pay(given, "recover", "ACTIVE"),
        "ldap",
        new LdapServer());
  }

  private static void signup(Arguments given) {
    Notes notes = Notes.read(given.path("home"));
    String email = email(given);
    String price = given.get("plan", notes.price());
    var stripe = new Stripe(given);
    var steps = new Steps();
    JsonNode subscription =
        steps.step(
            email + " subscribes, the signed event is posted",
            () -> new Signup(stripe).run(email, price, given.get("event-id", "")));
    String id = subscription.path("id").asString();
    String url =
        steps.step(
            "the tenant's own container answers 200", () -> tenants(given, notes).awaitUrl(id));
    System.out.println("\n  " + url + "\n");
  }

  private static void cancel(Arguments given) {
    Notes notes = Notes.read(given.path("home"));
    var stripe = new Stripe(given);
    var tenants = tenants(given, notes);
    String id = subscription(stripe, given).path("id").asString();
    String tenant = tenant(tenants, id);
    var steps = new Steps();
    steps.step("the subscription is canceled", () -> end(stripe, id));
    steps.step(
        "the tenant is canceled, its container stops",
        () -> tenants.await(tenant, "CANCELED", "ERASING", "ERASED"));
    steps.step("it is erased", () -> tenants.await(tenant, "ERASED"));
    steps.step("the receipt is signed", () -> tenants.awaitReceipt(tenant));
  }

  private static String tenant(Tenants tenants, String subscription) {
    return tenants
        .find(subscription)
        .orElseThrow(() -> new Failed("there is no tenant for " + subscription + " any more"))
        .path("id")
        .asString();
  }

  /** Canceling twice is no error: the event is posted once more. */
  private static JsonNode end(Stripe stripe, String id) {
    JsonNode now = stripe.find("v1/subscriptions/" + id).orElseThrow();
    return now.path("status").asString("").equals("canceled")
        ? now
        : stripe.delete("v1/subscriptions/" + id);
  }

  private static void pay(Arguments given, String verb, String state) {
    Notes notes = Notes.read(given.path("home"));
    var stripe = new Stripe(given);
    var tenants = tenants(given, notes);
    String id = subscription(stripe, given).path("id").asString();
    String tenant = tenant(tenants, id);
    var steps = new Steps();
    steps.step("payment: " + verb, () -> stripe.post("_control/subscriptions/" + id + "/" + verb));
    steps.step("the tenant follows: " + state, () -> tenants.await(tenant, state));
  }

  /** Whose it is, or the newest one that goes on. */
  private static JsonNode subscription(Stripe stripe, Arguments given) {
    String email = given.get("email", "");
    return (email.isEmpty()
            ? stripe.newest()
            : stripe.customer(email).flatMap(c -> stripe.subscription(c.path("id").asString())))
        .orElseThrow(() -> new Failed("nobody has subscribed " + email));
  }

  private static Tenants tenants(Arguments given, Notes notes) {
    return new Tenants(Portal.of(given), new Gateway(given.get("gateway")), notes.project());
  }

  private static String email(Arguments given) {
    return given
        .find("email")
        .orElseGet(
            () -> "guest" + ThreadLocalRandom.current().nextInt(1_000, 9_999) + "@example.com");
  }
}
