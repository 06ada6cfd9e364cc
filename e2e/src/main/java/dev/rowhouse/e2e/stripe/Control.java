package dev.rowhouse.e2e.stripe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What no API of Stripe's has: registering with a given secret, restricted keys, faults, moving the
 * clock, customers who pay or do not. Parameters are form-encoded, as everywhere.
 */
final class Control {
  private static final Pattern NAMED = Pattern.compile("/_control/(\\w+)/([A-Za-z0-9_-]+)/(\\w+)");

  private final World world;
  private final Keys keys;
  private final Faults faults;
  private final Postman postman;
  private final Events events;
  private final WebhookEndpoints endpoints;
  private final Subscriptions subscriptions;
  private final Sessions sessions;
  private final Mishaps mishaps;

  Control(
      World world,
      Keys keys,
      Faults faults,
      Postman postman,
      Events events,
      WebhookEndpoints endpoints,
      Subscriptions subscriptions,
      Sessions sessions,
      Mishaps mishaps) {
    this.world = world;
    this.keys = keys;
    this.faults = faults;
    this.postman = postman;
    this.events = events;
    this.endpoints = endpoints;
    this.subscriptions = subscriptions;
    this.sessions = sessions;
    this.mishaps = mishaps;
  }

  JsonNode run(Call call) {
    Matcher named = NAMED.matcher(call.path());
    if (named.matches()) {
      return one(named.group(1) + "/" + named.group(3), call.at(named.group(2)));
    }
    return switch (call.path()) {
      case "/_control/state" -> world.snapshot();
      case "/_control/deliveries" -> world.all("settings").withArray("deliveries").deepCopy();
      case "/_control/endpoints" -> endpoints.register(call).deepCopy();
      case "/_control/keys" -> keys.restricted(call).deepCopy();
      case "/_control/faults" -> faults(call);
      case "/_control/clock" -> clock(call);
      case "/_control/next-event" -> nextEvent(call);
      default -> throw StripeError.missing("control", call.path());
    };
  }

  private JsonNode one(String verb, Call call) {
    return switch (verb) {
      case "subscriptions/fail" -> subscriptions.failPayment(call.id()).deepCopy();
      case "subscriptions/renew" -> subscriptions.renew(call.id()).deepCopy();
      case "subscriptions/recover" -> subscriptions.recover(call.id()).deepCopy();
      case "sessions/complete" -> sessions.complete(call).deepCopy();
      case "events/deliver" -> deliver(call);
      default ->
          mishaps.run(verb, call.id()).orElseThrow(() -> StripeError.missing("control", verb));
    };
  }

  private JsonNode faults(Call call) {
    if (call.method().equals("DELETE")) {
      faults.clear();
    } else {
      faults.add(call);
    }
    return done();
  }

  private JsonNode clock(Call call) {
    world.moveClock(call.number("seconds", 0));
    subscriptions.tick();
    return World.JSON.createObjectNode().put("now", world.now());
  }

  private JsonNode nextEvent(Call call) {
    events.nextId(call.required("id"));
    return done();
  }

  private JsonNode deliver(Call call) {
    ObjectNode event = world.get("event", call.id());
    postman.dispatch(event);
    return event.deepCopy();
  }

  private static ObjectNode done() {
    return World.JSON.createObjectNode().put("done", true);
  }
}
