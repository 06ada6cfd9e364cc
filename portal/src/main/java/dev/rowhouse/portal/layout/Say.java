package dev.rowhouse.portal.layout;

import dev.rowhouse.db.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How pages say times and sizes; templates call it {@code @say}. */
@Component("say")
public class Say {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private final Clock clock;

  public Say(Clock clock) {
    this.clock = clock;
  }

  /** {@code 3 minutes ago}, {@code in 2 days}; beyond a month the day. */
  public String ago(Instant at) {
    Duration age = Duration.between(at, clock.instant());
    if (age.abs().compareTo(Duration.ofDays(30)) > 0) {
      return DAY.format(at);
    }
    if (age.abs().getSeconds() < 5) {
      return age.isNegative() ? "in a moment" : "just now";
    }
    return age.isNegative() ? "in " + rough(age.negated()) : rough(age) + " ago";
  }

  public String exact(Instant at) {
    return EXACT.format(at);
  }

  /** {@code 340 ms}, {@code 1.2 s}, {@code 3 minutes}. */
  public String took(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + " ms";
    }
    if (duration.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return rough(duration);
  }

  public String seconds(long seconds) {
    return rough(Duration.ofSeconds(seconds));
  }

  /** One unit, rounded down: {@code 3 minutes}. */
  public String rough(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return count(seconds, "second");
    }
    if (seconds < 3600) {
      return count(seconds / 60, "minute");
    }
    return seconds < 86_400 ? count(seconds / 3600, "hour") : count(seconds / 86_400, "day");
  }

  /** {@code 12 h 5 min}, {@code 40 min}, to the minute. */
  public String hours(Duration duration) {
    long hours = duration.toHours();
    return (hours == 0 ? "" : String.format(Locale.ENGLISH, "%,d h ", hours))
        + duration.toMinutesPart()
        + " min";
  }

  /** {@code 1 house}, {@code 3 houses}. */
  public String count(long number, String thing) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /** {@code $147.00}, {@code €49.00}, {@code CHF 5.00}: never without its currency. */
  public String money(Money money) {
    return signed(
        BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits()),
        money.currency(),
        money.currency().getDefaultFractionDigits());
  }

  /** Of all: {@code $98.00 and €49.00}. */
  public String money(List<Money> all) {
    return all.stream().map(this::money).collect(Collectors.joining(" and "));
  }

  /** So much for each of so many; below a cent with more digits: {@code $0.0042}. */
  public String each(Money money, int parts) {
    int digits = money.currency().getDefaultFractionDigits();
    BigDecimal each =
        BigDecimal.valueOf(money.minor(), digits)
            .divide(BigDecimal.valueOf(parts), digits + 4, RoundingMode.HALF_UP);
    boolean tiny = each.abs().compareTo(BigDecimal.ONE.movePointLeft(digits)) < 0;
    return signed(each, money.currency(), tiny && each.signum() != 0 ? digits + 2 : digits);
  }

  private static String signed(BigDecimal amount, Currency currency, int digits) {
    String sign = amount.signum() < 0 ? "−" : "";
    String symbol = currency.getSymbol(Locale.US);
    String gap =
        symbol.length() > 1 && Character.isLetter(symbol.charAt(symbol.length() - 1)) ? " " : "";
    String number =
        String.format(
            Locale.ENGLISH,
            "%,." + digits + "f",
            amount.abs().setScale(digits, RoundingMode.HALF_UP));
    return sign + symbol + gap + number;
  }

  /** Decimal units, three digits: {@code 1.21 GB}. */
  public String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String digits = unit == 0 || value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, digits + " %s", value, UNITS[unit]);
  }
}
