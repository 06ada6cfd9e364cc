package dev.rowhouse.marketplace.testing;

import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.Checkouts;
import dev.rowhouse.billing.stripe.OpenCheckout;
import dev.rowhouse.billing.stripe.RentCheckout;
import dev.rowhouse.billing.stripe.RentInvoice;
import dev.rowhouse.billing.stripe.RentRefund;
import dev.rowhouse.billing.stripe.RentSetback;
import dev.rowhouse.billing.stripe.RentSubscription;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A Stripe that remembers; each thing is done once for its name, as there. */
@Component
@Primary
public class FakeCheckouts implements Checkouts {
  public static final long FEE = 59;

  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, OpenCheckout> pages = new ConcurrentHashMap<>();
  private final Map<String, RentCheckout> asked = new ConcurrentHashMap<>();
  private final Map<String, RentSubscription> subscriptions = new ConcurrentHashMap<>();
  private final Map<String, String> refunds = new ConcurrentHashMap<>();
  public final List<RentRefund> refunded = new CopyOnWriteArrayList<>();
  public final List<String> expired = new CopyOnWriteArrayList<>();
  public final List<String> stopped = new CopyOnWriteArrayList<>();
  public final List<Money> repriced = new CopyOnWriteArrayList<>();

  /** Thrown by the next calls that change something, after they did it. */
  public volatile CheckoutFailed afterwards;

  public void reset() {
    afterwards = null;
    refunded.clear();
    expired.clear();
    stopped.clear();
    repriced.clear();
  }

  /** The payer pays what was asked. */
  public String pay(String rental, Instant at) {
    RentCheckout wanted = asked.get(rental);
    return pay(rental, wanted.rent().plus(wanted.setup()), at);
  }

  /** The payer pays something. */
  public String pay(String rental, Money amount, Instant at) {
    String id = "sub_" + count.incrementAndGet();
    subscriptions.put(id, new RentSubscription(id, rental, SubscriptionStatus.ACTIVE, List.of()));
    charge(id, amount, at);
    return id;
  }

  /** The next invoice is paid. */
  public void charge(String subscription, Money amount, Instant at) {
    int number = count.incrementAndGet();
    subscriptions.computeIfPresent(
        subscription,
        (id, now) -> {
          List<RentInvoice> paid = new ArrayList<>(now.paid());
          paid.add(new RentInvoice("in_" + number, "pi_" + number, amount, at));
          return new RentSubscription(id, now.rental(), SubscriptionStatus.ACTIVE, paid);
        });
  }

  /** Money of the last payment moves without our asking. */
  public void moves(String subscription, RentSetback moved) {
    subscriptions.computeIfPresent(
        subscription,
        (id, now) -> {
          List<RentInvoice> paid = new ArrayList<>(now.paid());
          RentInvoice last = paid.removeLast();
          List<RentSetback> all = new ArrayList<>(last.setbacks());
          all.add(moved);
          paid.add(new RentInvoice(last.invoice(), last.charge(), last.paid(), last.paidAt(), all));
          return new RentSubscription(id, now.rental(), now.status(), paid);
        });
  }

  /** What the last payment was charged with. */
  public String charge(String subscription) {
    return subscriptions.get(subscription).paid().getLast().charge();
  }

  public void become(String subscription, SubscriptionStatus status) {
    subscriptions.computeIfPresent(
        subscription, (id, now) -> new RentSubscription(id, now.rental(), status, now.paid()));
  }

  @Override
  public OpenCheckout open(RentCheckout wanted) {
    asked.put(wanted.rental(), wanted);
    OpenCheckout page =
        pages.computeIfAbsent(
            wanted.operation(),
            _ -> {
              String session = "cs_" + count.incrementAndGet();
              return new OpenCheckout(session, "https://checkout.example/" + session);
            });
    failIfTold();
    return page;
  }

  @Override
  public Optional<String> expire(String session) {
    expired.add(session);
    return pages.entrySet().stream()
        .filter(page -> page.getValue().session().equals(session))
        .map(page -> page.getKey().replaceAll(":.*", ""))
        .flatMap(
            rental -> subscriptions.values().stream().filter(each -> each.rental().equals(rental)))
        .map(RentSubscription::id)
        .findFirst();
  }

  @Override
  public RentSubscription read(String subscription) {
    return subscriptions.get(subscription);
  }

  @Override
  public Money fee(String charge) {
    return Money.of(FEE, "USD");
  }

  @Override
  public String refund(RentRefund order) {
    String id =
        refunds.computeIfAbsent(
            order.operation(),
            _ -> {
              refunded.add(order);
              return "re_" + count.incrementAndGet();
            });
    failIfTold();
    return id;
  }

  @Override
  public void stop(String subscription, boolean atPeriodEnd) {
    stopped.add(subscription + (atPeriodEnd ? " at the end" : ""));
  }

  @Override
  public void goOn(String subscription) {
    stopped.add(subscription + " goes on");
  }

  @Override
  public void reprice(String subscription, Money rent, int months, String operation) {
    repriced.add(rent);
  }

  private void failIfTold() {
    if (afterwards != null) {
      throw afterwards;
    }
  }
}
