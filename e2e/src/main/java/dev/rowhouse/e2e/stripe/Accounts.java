package dev.rowhouse.e2e.stripe;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts that are connected to the platform's: money is sent on to them once they may have it.
 */
final class Accounts {
  static final String KIND = "account";
  static final String LINK = "account_link";

  private static final long LINK_HOLDS = 300;
  private static final List<String> ASKED =
      List.of("external_account", "individual.first_name", "individual.last_name");
  private static final List<String> DOCUMENT = List.of("individual.verification.document");

  private final World world;
  private final Events events;

  Accounts(World world, Events events) {
    this.world = world;
    this.events = events;
  }

  ObjectNode create(Call call) {
    ObjectNode account = world.make(KIND, "acct");
    account.remove("livemode");
    account.put("country", call.required("country")).put("type", "none");
    account.put("email", Catalog.orNull(call.text("email"))).put("default_currency", "eur");
    account.put("details_submitted", false).put("charges_enabled", false);
    account.putObject("controller").put("type", "application");
    account.putObject("business_profile").set("name", call.params().at("/business_profile/name"));
    account.putObject("capabilities").put("transfers", "inactive");
    Metadata.of(call, account);
    return asks(account, ASKED, "requirements.past_due");
  }

  /** What Stripe asks for, and what the account may not do until it is answered. */
  private static ObjectNode asks(ObjectNode account, List<String> due, String disabled) {
    boolean nothing = due.isEmpty();
    ObjectNode requirements = account.putObject("requirements").putNull("current_deadline");
    requirements.put("disabled_reason", nothing ? null : disabled);
    for (String list : List.of("currently_due", "eventually_due", "past_due")) {
      ArrayNode names = requirements.putArray(list);
      if (!list.equals("past_due")) {
        due.forEach(names::add);
      }
    }
    requirements.putArray("pending_verification");
    requirements.putArray("errors");
    requirements.putArray("alternatives");
    account.put("payouts_enabled", nothing);
    account.withObject("capabilities").put("transfers", nothing ? "active" : "inactive");
    return account;
  }

  ObjectNode link(Call call) {
    String account = call.required("account");
    world.referred(KIND, account, "account");
    call.required("refresh_url");
    call.required("return_url");
    String id = World.id("alink");
    ObjectNode link = world.all(LINK).putObject(id).put("object", LINK);
    link.put("created", world.now()).put("expires_at", world.now() + LINK_HOLDS);
    link.put("url", world.base() + "/setup/e/" + account + "/" + id);
    ObjectNode asked = world.all("account_link_request").putObject(id).put("account", account);
    asked.put("refresh_url", call.text("refresh_url"));
    asked.put("return_url", call.text("return_url"));
    return link;
  }

  /** Its owner answered all that was asked. */
  ObjectNode answered(String id) {
    return changed(asks(submitted(id), List.of(), ""));
  }

  /** Its owner answered, and Stripe wants to see a document before it pays anything out. */
  ObjectNode doubted(String id) {
    return changed(asks(submitted(id), DOCUMENT, "requirements.past_due"));
  }

  /** Something more is asked of it, and until then it gets nothing. */
  ObjectNode require(String id) {
    return changed(asks(world.get(KIND, id), DOCUMENT, "requirements.past_due"));
  }

  ObjectNode deauthorize(String id) {
    world.get(KIND, id);
    ObjectNode application = World.JSON.createObjectNode().put("id", "ca_standin");
    application.put("object", "application").put("name", "The platform");
    events.ofAccount("account.application.deauthorized", id, application);
    return application;
  }

  private ObjectNode submitted(String id) {
    return world.get(KIND, id).put("details_submitted", true);
  }

  private ObjectNode changed(ObjectNode account) {
    events.ofAccount("account.updated", account.path("id").asString(), account);
    return account;
  }
}
