package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Command;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Makes what is missing of the demo; run again it changes nothing. */
final class DemoSetup implements Command {
  private static final String FIRST = "ada@example.com";

  @Override
  public void run(Arguments given) {
    Path home = given.path("home");
    var steps = new Steps();
    var portal = Portal.of(given);
    var stripe = new Stripe(given);
    var builder = new Building(portal, home);
    steps.step("a node to run on", builder::node);
    steps.step("$49.00 a month as each node's price, as an example", builder::prices);
    String project = steps.step("the project Demo notebook", builder::project);
    steps.step(
        "its template, from the image archive",
        () -> builder.template(project, given.path("notebook-image")));
    steps.step("snapshot 1, frozen", () -> builder.snapshot(project));
    var selling = new Selling(portal, stripe, project);
    String price = steps.step("a price, and the plan that it means", selling::price);
    steps.step("a restricted Stripe key, and a webhook", selling::connect);
    new Notes(project, price).write(home);
    JsonNode subscription =
        steps.step(
            FIRST + " subscribes: a signed customer.subscription.created is posted",
            () -> new Signup(stripe).run(FIRST, price, ""));
    var tenants = new Tenants(portal, new Gateway(given.get("gateway")), project);
    String url =
        steps.step(
            "her own container answers 200",
            () -> tenants.awaitUrl(subscription.path("id").asString()));
    System.out.printf(Locale.ROOT, "  %8.2f s  in all%n%n", steps.total());
    farewell(given, home, url);
  }

  private static void farewell(Arguments given, Path home, String url) {
    System.out.println("  Tenant     " + url);
    System.out.println("             curl -H 'Host: " + host(url) + "' " + given.get("gateway"));
    System.out.println("  Portal     " + given.get("portal"));
    System.out.println("  Sign in    as " + home.resolve("sign-in.txt") + " says");
  }

  private static String host(String url) {
    return java.net.URI.create(url).getRawAuthority();
  }
}
