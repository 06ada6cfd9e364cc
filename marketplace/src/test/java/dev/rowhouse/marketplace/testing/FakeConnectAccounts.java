package dev.rowhouse.marketplace.testing;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.ConnectAccount;
import dev.rowhouse.billing.stripe.ConnectAccounts;
import dev.rowhouse.billing.stripe.NewConnectAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A Stripe that opens accounts, each once for its vendor. */
@Component
@Primary
public class FakeConnectAccounts implements ConnectAccounts {
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, String> byVendor = new ConcurrentHashMap<>();
  private final Map<String, ConnectAccount> accounts = new ConcurrentHashMap<>();
  public final List<NewConnectAccount> asked = new CopyOnWriteArrayList<>();
  public final List<String> read = new CopyOnWriteArrayList<>();

  /** Thrown by the next opening, after it was done. */
  public volatile @Nullable CheckoutFailed afterwards;

  public void say(ConnectAccount told) {
    accounts.put(told.account(), told);
  }

  @Override
  public String open(NewConnectAccount wanted) {
    asked.add(wanted);
    String account =
        byVendor.computeIfAbsent(wanted.vendor(), _ -> "acct_fake" + count.incrementAndGet());
    accounts.putIfAbsent(
        account,
        new ConnectAccount(
            account, false, false, false, List.of("external_account"), Optional.empty()));
    CheckoutFailed failure = afterwards;
    if (failure != null) {
      throw failure;
    }
    return account;
  }

  @Override
  public String page(String account, String refreshUrl, String returnUrl) {
    return "https://connect.example/" + account;
  }

  @Override
  public ConnectAccount read(String account) {
    read.add(account);
    ConnectAccount told = accounts.get(account);
    if (told == null) {
      throw new CheckoutFailed("Stripe answers 404: no such account", false, null);
    }
    return told;
  }
}
