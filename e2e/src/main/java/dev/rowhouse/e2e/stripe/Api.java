package dev.rowhouse.e2e.stripe;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole stand-in without its socket: a call in, an answer out. */
final class Api {
  private final World world;
  private final Faults faults;
  private final Keys keys;
  private final Once once;
  private final Operations operations;
  private final Control control;
  private final Postman postman;
  private final Till till;

  Api(World world) {
    this.world = world;
    faults = new Faults(world);
    keys = new Keys(world);
    once = new Once(world);
    postman = new Postman(world, faults);
    var events = new Events(world, postman);
    var catalog = new Catalog(world, events);
    var payments = new Payments(world, events);
    var invoices = new Invoices(world, events, payments);
    var subscriptions = new Subscriptions(world, events, invoices, catalog);
    var sessions = new Sessions(world, events, catalog, subscriptions);
    var endpoints = new WebhookEndpoints(world);
    var accounts = new Accounts(world, events);
    var disputes = new Disputes(world, events, payments);
    operations =
        new Operations(
            world,
            catalog,
            subscriptions,
            sessions,
            endpoints,
            payments,
            new Transfers(world, payments, events),
            new PortalSessions(world),
            accounts);
    till = new Till(world, sessions, subscriptions, new Interview(world, accounts));
    control =
        new Control(
            world,
            keys,
            faults,
            postman,
            events,
            endpoints,
            subscriptions,
            sessions,
            new Mishaps(disputes, accounts));
  }

  Answer answer(Call call) {
    try {
      return call.path().startsWith("/_control/") ? controlled(call) : called(call);
    } catch (StripeError refused) {
      return new Answer(refused.status(), refused.body());
    }
  }

  /** A page of Stripe's that people see; their browser brings no key. */
  Page page(Call call) {
    synchronized (world) {
      Page page = till.page(call);
      world.save();
      return page;
    }
  }

  /** Makes a restricted key known that may read and write such objects. */
  void admit(String key, List<String> kinds) {
    synchronized (world) {
      keys.admit(key, kinds);
      world.save();
    }
  }

  void base(String address) {
    world.base(address);
  }

  void resume() {
    postman.resume();
  }

  private Answer controlled(Call call) {
    synchronized (world) {
      JsonNode body = control.run(call);
      world.save();
      return Answer.ok(body);
    }
  }

  private Answer called(Call call) {
    pause();
    synchronized (world) {
      Optional<Answer> before = once.before(call);
      if (before.isPresent()) {
        return before.get();
      }
      if (faults.take("conflict").isPresent()) {
        throw error(409, "idempotency_key_in_use", "There is another request in progress.");
      }
      ObjectNode body = operations.run(call, keys);
      boolean lost = faults.take("lost").isPresent();
      Answer answer = lost ? lost() : Answer.ok(body);
      once.keep(call, answer);
      world.save();
      return answer;
    }
  }

  private void pause() {
    long ms;
    synchronized (world) {
      ms = faults.take("slow").map(f -> f.path("ms").asLong()).orElse(0L);
    }
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It was done, and the caller does not learn it. */
  private static Answer lost() {
    return new Answer(500, error(500, null, "An unknown error occurred.").body());
  }

  private static StripeError error(int status, @Nullable String code, String message) {
    return new StripeError(status, "api_error", code, null, message);
  }
}
