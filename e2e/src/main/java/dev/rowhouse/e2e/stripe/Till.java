package dev.rowhouse.e2e.stripe;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The pages that Stripe hosts: where a customer pays, and where they change their card. */
final class Till {
  private static final Pattern PAY = Pattern.compile("/c/pay/(\\w+)");
  private static final Pattern PORTAL = Pattern.compile("/p/session/(\\w+)");

  private final World world;
  private final Sessions sessions;
  private final Subscriptions subscriptions;
  private final Interview interview;

  Till(World world, Sessions sessions, Subscriptions subscriptions, Interview interview) {
    this.world = world;
    this.sessions = sessions;
    this.subscriptions = subscriptions;
    this.interview = interview;
  }

  static boolean has(String path) {
    return PAY.matcher(path).matches() || PORTAL.matcher(path).matches() || Interview.has(path);
  }

  Page page(Call call) {
    if (Interview.has(call.path())) {
      return interview.page(call);
    }
    Matcher pay = PAY.matcher(call.path());
    if (pay.matches()) {
      return world
          .find(Sessions.KIND, pay.group(1))
          .map(session -> checkout(session, call.at(pay.group(1))))
          .orElseGet(Till::nothing);
    }
    Matcher portal = PORTAL.matcher(call.path());
    return portal.matches()
        ? world
            .find(PortalSessions.KIND, portal.group(1))
            .map(session -> portal(session, call))
            .orElseGet(Till::nothing)
        : nothing();
  }

  private Page checkout(ObjectNode session, Call call) {
    String status = session.path("status").asString("");
    if (status.equals("complete")) {
      return Page.to(thanks(session));
    }
    if (!status.equals("open")) {
      return Page.of(
          200, Html.page("Checkout", Html.gone(session.path("cancel_url").asString(""))));
    }
    return call.method().equals("POST") ? paid(session, call) : form(session, call, "");
  }

  private Page paid(ObjectNode session, Call call) {
    String card = Cards.plain(call.text("card"));
    if (card.equals(Cards.DECLINED)) {
      return form(session, call, "Your card was declined. Nothing was paid; try another one.");
    }
    if (!Cards.known(card)) {
      return form(session, call, "This is no test card. 4242 4242 4242 4242 always pays.");
    }
    if (!call.text("email").contains("@")) {
      return form(session, call, "An e-mail address is needed for the receipt.");
    }
    sessions.complete(call);
    return Page.to(thanks(session));
  }

  private Page form(ObjectNode session, Call call, String wrong) {
    var lines = new StringBuilder();
    for (ObjectNode price : sessions.prices(call.id())) {
      String name =
          world.get("product", price.path("product").asString()).path("name").asString("");
      lines.append(Html.line(name, money(price, "unit_amount") + every(price)));
    }
    lines.append(Html.line("Due today", money(session, "amount_total")));
    String cancel = session.path("cancel_url").asString("");
    String html = Html.checkout(lines.toString(), call.text("email"), wrong, cancel);
    return Page.of(wrong.isEmpty() ? 200 : 402, Html.page("Checkout", html));
  }

  private Page portal(ObjectNode session, Call call) {
    String customer = session.path("customer").asString();
    String wrong = "";
    if (call.method().equals("POST")) {
      String card = Cards.plain(call.text("card"));
      if (Cards.known(card)) {
        Cards.keep(world, customer, card);
        if (card.equals(Cards.GOOD)) {
          subscriptions.retry(customer);
        }
        return Page.to(session.path("return_url").asString(call.path()));
      }
      wrong = "This card was refused. 4242 4242 4242 4242 always pays.";
    }
    String card = Cards.of(world, customer);
    String html =
        Html.card(
            card.substring(card.length() - 4), wrong, session.path("return_url").asString(""));
    return Page.of(wrong.isEmpty() ? 200 : 402, Html.page("Billing", html));
  }

  private static Page nothing() {
    return Page.of(404, Html.page("Checkout", "<h1>There is no such page</h1>"));
  }

  private static String thanks(ObjectNode session) {
    return session
        .path("success_url")
        .asString("/")
        .replace("{CHECKOUT_SESSION_ID}", session.path("id").asString());
  }

  private static String every(ObjectNode price) {
    return Optional.of(price.path("recurring"))
        .filter(recurring -> recurring.isObject())
        .map(recurring -> recurring.path("interval_count").asLong(1))
        .map(months -> months == 1 ? " every month" : " every " + months + " months")
        .orElse(" once");
  }

  private static String money(ObjectNode holder, String field) {
    String code = holder.path("currency").asString("usd").toUpperCase(Locale.ROOT);
    int digits = Currency.getInstance(code).getDefaultFractionDigits();
    return BigDecimal.valueOf(holder.path(field).asLong(), digits).toPlainString() + " " + code;
  }
}
