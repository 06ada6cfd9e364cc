package dev.rowhouse.billing.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of Stripe that rent is paid with; remembers, and answers a name once. */
public final class RentStub {
  private static final String OUTSIDE =
      """
      {"id":"re_outside","object":"refund","amount":1000,"currency":"usd","metadata":{},
       "created":1772366700,"balance_transaction":"txn_outside"}\
      """;

  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, String> sessions = new ConcurrentHashMap<>();
  private final Map<String, String> subscriptions = new ConcurrentHashMap<>();

  /** What was asked to be changed: path and decoded parameters. */
  public final List<String> changes = new CopyOnWriteArrayList<>();

  /** Refunds by their operation, as they stand here also when names are forgotten. */
  public final Map<String, String> refunds = new ConcurrentHashMap<>();

  /** Payment intents that a bank took back, and such as somebody gave a part back of. */
  public final Set<String> disputed = ConcurrentHashMap.newKeySet();

  public final Set<String> refundedOutside = ConcurrentHashMap.newKeySet();

  public void reset() {
    disputed.clear();
    refundedOutside.clear();
    forgetNames();
    sessions.clear();
    subscriptions.clear();
    changes.clear();
    refunds.clear();
  }

  /** As Stripe does after a day. */
  public void forgetNames() {
    answers.clear();
  }

  public void has(String subscription, String status) {
    subscriptions.put(subscription, status);
  }

  public void complete(String session) {
    sessions.put(session, "complete");
  }

  public String session(String id) {
    return sessions.get(id);
  }

  Optional<String> answer(String method, String path, String query, String name, String body) {
    if (!method.equals("GET") && name != null && answers.containsKey(name)) {
      return Optional.of(answers.get(name));
    }
    var answer =
        method.equals("GET") ? Optional.ofNullable(read(path, query)) : changed(method, path, body);
    answer.filter(_ -> name != null).ifPresent(text -> answers.put(name, text));
    return answer;
  }

  private Optional<String> changed(String method, String path, String body) {
    Map<String, String> form = form(body);
    Optional<String> answer = Optional.ofNullable(change(method, path, form));
    answer.ifPresent(_ -> changes.add(method + " " + path + " " + new java.util.TreeMap<>(form)));
    return answer;
  }

  private String read(String path, String query) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/v1/invoices")) {
      return invoices();
    } else if (path.equals("/v1/charges")) {
      return list(List.of(charge("in_2"), charge("in_1")));
    } else if (path.equals("/v1/disputes")) {
      return list(List.of(dispute()));
    } else if (path.equals("/v1/refunds")) {
      return list(
          Stream.concat(
                  refunds.entrySet().stream().map(each -> refund(each.getValue(), each.getKey())),
                  refundedOutside.isEmpty() ? Stream.empty() : Stream.of(OUTSIDE))
              .toList());
    } else if (path.startsWith("/v1/payment_intents/")) {
      return """
      {"id":"%s","object":"payment_intent","latest_charge":{"id":"ch_1","object":"charge",
       "balance_transaction":{"id":"txn_1","object":"balance_transaction","fee":172,
       "currency":"usd"}}}\
      """
          .formatted(id);
    } else if (sessions.containsKey(id)) {
      return session(id, sessions.get(id));
    }
    return subscriptions.containsKey(id) ? subscription(id) : null;
  }

  private String change(String method, String path, Map<String, String> form) {
    if (path.equals("/v1/checkout/sessions")) {
      String id = "cs_" + count.incrementAndGet();
      sessions.put(id, "open");
      return session(id, "open");
    } else if (path.endsWith("/expire")) {
      String id = path.split("/")[4];
      return sessions.replace(id, "open", "expired") ? session(id, "expired") : null;
    } else if (path.equals("/v1/refunds")) {
      String id = "re_" + count.incrementAndGet();
      refunds.put(form.get("metadata[operation]"), id);
      return refund(id, form.get("metadata[operation]"));
    }
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (method.equals("DELETE")) {
      subscriptions.replace(id, "canceled");
    }
    return subscriptions.containsKey(id) ? subscription(id) : null;
  }

  private String charge(String invoice) {
    String intent = "pi_" + invoice;
    return """
    {"id":"ch_%s","object":"charge","payment_intent":"%s","disputed":%s,"amount_refunded":%d}\
    """
        .formatted(
            invoice,
            intent,
            disputed.contains(intent),
            refundedOutside.contains(intent) ? 1_000 : 0);
  }

  /** Taken, and won again. */
  private static String dispute() {
    return """
    {"id":"dp_1","object":"dispute","balance_transactions":[
     {"id":"txn_taken","object":"balance_transaction","amount":-4900,"fee":1500,"currency":"usd",
      "created":1772366500},
     {"id":"txn_won","object":"balance_transaction","amount":4900,"fee":0,"currency":"usd",
      "created":1772366600}]}\
    """;
  }

  private static String session(String id, String status) {
    return """
    {"id":"%s","object":"checkout.session","status":"%s","url":"https://checkout.example/%s"}\
    """
        .formatted(id, status, id);
  }

  private static String refund(String id, String operation) {
    return """
    {"id":"%s","object":"refund","metadata":{"operation":"%s"}}\
    """
        .formatted(id, operation);
  }

  private String subscription(String id) {
    return """
    {"id":"%s","object":"subscription","status":"%s","metadata":{"rental":"rnt_1"},
     "customer":"cus_1",
     "items":{"object":"list","data":[{"id":"si_1","object":"subscription_item",
     "price":{"id":"price_1","object":"price","product":"prod_1"}}]}}\
    """
        .formatted(id, subscriptions.get(id));
  }

  private static String invoices() {
    return list(
        List.of(
            invoice("in_2", 4_900, 1_772_366_400),
            invoice("in_0", 0, 1),
            invoice("in_1", 5_900, 1_769_860_800)));
  }

  private static String invoice(String id, long paid, long at) {
    return """
    {"id":"%s","object":"invoice","amount_paid":%d,"currency":"usd",
     "status_transitions":{"paid_at":%d},"payments":{"object":"list","data":[
     {"id":"inpay_1","object":"invoice_payment","status":"paid","payment":
     {"type":"payment_intent","payment_intent":"pi_%s"}}]}}\
    """
        .formatted(id, paid, at, id);
  }

  private static String list(List<String> objects) {
    return "{\"object\":\"list\",\"has_more\":false,\"data\":[%s]}"
        .formatted(String.join(",", objects));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
