package dev.rowhouse.portal.market;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.inventory.Card;
import dev.rowhouse.marketplace.inventory.IncidentKind;
import dev.rowhouse.marketplace.inventory.Reliability;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.rental.DunningStep;
import dev.rowhouse.marketplace.rental.RentalState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How pages say what is on the market; templates call it {@code @market}. */
@Component("market")
public class MarketWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** {@code $29.00}; {@code 29.00 CHF} where the sign would not say which. */
  public String money(Money amount) {
    int digits = amount.currency().getDefaultFractionDigits();
    BigDecimal value = BigDecimal.valueOf(Math.abs(amount.minor()), digits);
    String number = String.format(Locale.ENGLISH, "%,." + digits + "f", value);
    String minus = amount.minor() < 0 ? "−" : "";
    return minus
        + switch (amount.currency().getCurrencyCode()) {
          case "USD" -> "$" + number;
          case "EUR" -> "€" + number;
          case "GBP" -> "£" + number;
          default -> number + " " + amount.currency().getCurrencyCode();
        };
  }

  /** What one of so many costs, rounded half up: only to compare. */
  public String each(Money all, int parts) {
    long minor = (2 * all.minor() + parts) / (2L * parts);
    return money(new Money(minor, all.currency()));
  }

  /** {@code 21 Nov 2026}: terms are told by their days, and not by how long ago they began. */
  public String day(Instant at) {
    return DAY.format(at);
  }

  /** {@code 15 %} of 1500. */
  public String percent(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
  }

  /** What Stripe asks of a vendor, each once; Stripe's own names where we know no better word. */
  public List<String> asked(List<String> due) {
    return due.stream().map(MarketWords::asked).distinct().toList();
  }

  private static String asked(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (name.startsWith("external_account")) {
      return "Your bank account";
    }
    if (name.contains("verification")) {
      return "A document that shows who you are";
    }
    return switch (last) {
      case "first_name", "last_name" -> "Your name, as your bank knows it";
      case "day", "month", "year" -> "Your date of birth";
      case "line1", "city", "postal_code", "state", "country" -> "Your address";
      case "email" -> "Your e-mail address";
      case "phone", "support_phone" -> "Your telephone number";
      case "url", "product_description", "mcc" -> "What your business does";
      case "date", "ip" -> "That you accept Stripe’s terms";
      default -> name;
    };
  }

  public Lots lots(Specs specs) {
    return Lots.of(specs);
  }

  public String term(int months) {
    return months == 1 ? "1 month" : months + " months";
  }

  /** Under a price: {@code a month, paid every 3 months}. */
  public String every(int months) {
    return months == 1 ? "a month" : "a month, paid for " + months + " months at once";
  }

  /** Whether and when it can be had. */
  public String free(Card card) {
    if (card.free() > 0) {
      return card.free() == 1 ? "1 server free" : card.free() + " servers free";
    }
    return card.machines() == 0 ? "No server yet" : "No server free now";
  }

  /** {@code 99.98 % of 90 days}. */
  public String reliability(Reliability reliability) {
    return percent(reliability.basisPoints()) + " of the last 90 days";
  }

  public String incident(IncidentKind kind) {
    return switch (kind) {
      case DOWN -> "Did not answer";
      case MAINTENANCE -> "Maintenance";
      case FAILED_VERIFICATION -> "Failed verification";
      case DIED -> "Died";
      case WITHDRAWN_MID_TERM -> "Taken back while rented";
    };
  }

  public String state(RentalState state) {
    return switch (state) {
      case HELD, PAYING -> "Waits for payment";
      case LAPSED -> "Not paid in time";
      case ACTIVE -> "Rented";
      case CANCELING -> "Ends with its term";
      case PAST_DUE -> "Payment missing";
      case RECLAIMING -> "Going back";
      case ENDED -> "Ended";
      case REFUSED -> "Not rented, money back";
    };
  }

  /** The class of a tag. */
  public String tone(RentalState state) {
    return switch (state) {
      case ACTIVE -> "good";
      case HELD, PAYING, CANCELING, RECLAIMING -> "careful";
      case PAST_DUE, REFUSED -> "bad";
      case LAPSED, ENDED -> "plain";
    };
  }

  public String state(ServerState state) {
    return switch (state) {
      case LISTED -> "Listed, not enrolled";
      case VERIFYING -> "Being verified";
      case AVAILABLE -> "Free to rent";
      case HELD -> "Held for a renter";
      case RENTED -> "Rented";
      case RECLAIMING -> "Tenants move out";
      case WIPING -> "Being wiped";
      case BROKEN -> "Not fit";
      case WITHDRAWN -> "Withdrawn";
    };
  }

  /** The class of a tag. */
  public String tone(ServerState state) {
    return switch (state) {
      case AVAILABLE, RENTED -> "good";
      case VERIFYING, HELD, RECLAIMING, WIPING -> "careful";
      case BROKEN -> "bad";
      case LISTED, WITHDRAWN -> "plain";
    };
  }

  public String reason(ReclaimReason reason) {
    return switch (reason) {
      case CANCELED -> "you canceled it";
      case UNPAID -> "the rent was not paid for too long";
      case TAKEN_BACK -> "what was paid for it was taken back by your bank, or at Stripe";
      case STOPPED_AT_STRIPE -> "its payments were stopped at Stripe";
      case VENDOR_WITHDREW -> "the vendor takes it back";
      case OPERATOR -> "an operator ended it";
      case SERVER_DIED -> "the machine does not answer any more";
    };
  }

  public String step(DunningStep step) {
    return switch (step) {
      case NOTICE -> "You are told";
      case REMINDER -> "You are reminded";
      case NO_SIGNUPS -> "It takes no new tenants";
      case RECLAIM -> "It goes back: tenants have to move out";
    };
  }
}
