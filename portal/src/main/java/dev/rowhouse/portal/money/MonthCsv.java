package dev.rowhouse.portal.money;

import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.billing.metering.Statement;
import dev.rowhouse.db.money.Money;
import java.math.BigDecimal;

/** A closed month, one row a line. */
final class MonthCsv {
  private MonthCsv() {}

  static String of(Month month) {
    var csv =
        new Csv()
            .row(
                "node",
                "from",
                "until",
                "revision",
                "tenant",
                "name",
                "project",
                "amount",
                "currency",
                "awake_seconds",
                "asleep_seconds",
                "how");
    Statement statement = month.statement();
    for (Line line : month.lines()) {
      Share share = line.share();
      csv.row(
          Csv.named(month.node().name()),
          statement.period().from(),
          statement.period().until(),
          statement.revision(),
          line.resident().map(who -> who.tenant().value()).orElse(""),
          Csv.named(line.name()),
          Csv.named(line.project()),
          amount(share.amount()),
          share.amount().currency().getCurrencyCode(),
          share.presence().awake().toSeconds(),
          share.presence().asleep().toSeconds(),
          share.how());
    }
    return csv.text();
  }

  static String amount(Money money) {
    return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits())
        .toPlainString();
  }
}
