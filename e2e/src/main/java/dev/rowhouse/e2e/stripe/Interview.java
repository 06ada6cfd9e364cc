package dev.rowhouse.e2e.stripe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The page on which the owner of a connected account answers what Stripe asks. */
final class Interview {
  /** Stripe's own test number; it always pays out. */
  static final String GOOD = "DE89370400440532013000";

  /** With this one Stripe wants to see a document first. */
  static final String DOUBTED = "DE62370400440532013001";

  private static final Pattern PATH = Pattern.compile("/setup/e/(\\w+)/(\\w+)");

  private final World world;
  private final Accounts accounts;

  Interview(World world, Accounts accounts) {
    this.world = world;
    this.accounts = accounts;
  }

  static boolean has(String path) {
    return PATH.matcher(path).matches();
  }

  Page page(Call call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()
        || !(world.all("account_link_request").get(path.group(2)) instanceof ObjectNode asked)
        || !asked.path("account").asString("").equals(path.group(1))) {
      return Page.of(404, Html.page("Setup", "<h1>There is no such page</h1>"));
    }
    if (asked.path("used").asBoolean() || old(path.group(2))) {
      return Page.to(asked.path("refresh_url").asString());
    }
    return call.method().equals("POST") ? answered(asked, call) : form(asked, call, "");
  }

  private boolean old(String link) {
    return world.all(Accounts.LINK).path(link).path("expires_at").asLong() <= world.now();
  }

  private Page answered(ObjectNode asked, Call call) {
    String account = asked.path("account").asString();
    if (!call.has("later")) {
      String iban = call.text("iban").replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
      if (call.text("name").isBlank()) {
        return form(asked, call, "Your name is needed, as your bank knows it.");
      }
      switch (iban) {
        case GOOD -> accounts.answered(account);
        case DOUBTED -> accounts.doubted(account);
        default -> {
          return form(asked, call, "This is no test IBAN. DE89 3704 0044 0532 0130 00 pays out.");
        }
      }
    }
    asked.put("used", true);
    return Page.to(asked.path("return_url").asString());
  }

  private Page form(ObjectNode asked, Call call, String wrong) {
    String name =
        world
            .get(Accounts.KIND, asked.path("account").asString())
            .path("business_profile")
            .path("name")
            .asString("");
    String html = Html.setup(name, call.text("name"), call.text("iban"), wrong);
    return Page.of(wrong.isEmpty() ? 200 : 402, Html.page("Setup", html));
  }
}
