package dev.rowhouse.portal.money;

import dev.rowhouse.billing.metering.Period;
import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.billing.metering.Statement;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.cost.Resident;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A closed month as FOCUS has it: one row for each allocated charge, none for the origin charge, of
 * which they are the whole. All costs of the rows, and all quantities, sum to the origin's exactly.
 *
 * @see <a href="https://focus.finops.org/focus-specification/">FOCUS 1.3</a>
 */
final class Focus {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int DIGITS = 9;

  private Focus() {}

  static String of(String organization, List<Month> months) {
    var csv = new Csv();
    boolean first = true;
    for (Month month : months) {
      var quantity = new Quantity(month.statement().cost());
      for (Line line : month.lines()) {
        Map<String, Object> row = row(organization, month, line, quantity);
        if (first) {
          csv.row(row.keySet().toArray());
          first = false;
        }
        csv.row(row.values().toArray());
      }
    }
    return first ? "BilledCost\r\n" : csv.text();
  }

  private static Map<String, Object> row(
      String organization, Month month, Line line, Quantity quantity) {
    Statement statement = month.statement();
    Share share = line.share();
    String amount = MonthCsv.amount(share.amount());
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("BilledCost", amount);
    row.put("BillingAccountId", statement.owner().value());
    row.put("BillingAccountName", Csv.named(organization));
    row.put("BillingCurrency", share.amount().currency().getCurrencyCode());
    period(row, "BillingPeriod", statement.period());
    row.put("ChargeCategory", "Usage");
    row.put("ChargeClass", statement.revision() > 1 ? "Correction" : "");
    row.put("ChargeDescription", share.how());
    row.put("ChargeFrequency", "Recurring");
    period(row, "ChargePeriod", statement.period());
    row.put(
        "ConsumedQuantity", share.presence().awake().plus(share.presence().asleep()).toSeconds());
    row.put("ConsumedUnit", "Seconds");
    row.put("ContractedCost", amount);
    row.put("EffectiveCost", amount);
    row.put("InvoiceId", "");
    row.put("InvoiceIssuerName", "Rowhouse");
    row.put("ListCost", amount);
    row.put("PricingCategory", "Standard");
    row.put("PricingQuantity", quantity.of(share.amount()));
    row.put("PricingUnit", "Months");
    row.put("ProviderName", "Rowhouse");
    row.put("PublisherName", "Rowhouse");
    row.put("RegionId", month.node().region());
    row.put("RegionName", month.node().region());
    row.put("ResourceId", month.node().node());
    row.put("ResourceName", Csv.named(month.node().name()));
    row.put("ResourceType", "Node");
    row.put("ServiceCategory", "Compute");
    row.put("ServiceName", "Node");
    row.put("SkuId", "node-month");
    row.put("SubAccountId", line.resident().map(who -> who.project().value()).orElse(""));
    row.put("SubAccountName", Csv.named(line.project()));
    row.put("Tags", "{}");
    row.put("AllocatedMethodId", statement.rule().id());
    row.put("AllocatedMethodDetails", JSON.writeValueAsString(Map.of("how", share.how())));
    row.put("AllocatedResourceId", line.resident().map(who -> who.tenant().value()).orElse(""));
    row.put("AllocatedResourceName", Csv.named(line.name()));
    row.put("AllocatedTags", tags(line.resident()));
    return row;
  }

  private static void period(Map<String, Object> row, String name, Period period) {
    row.put(name + "Start", period.from());
    row.put(name + "End", period.until());
  }

  private static String tags(Optional<Resident> resident) {
    return JSON.writeValueAsString(
        resident.map(who -> Map.of("project", who.projectName())).orElse(Map.of()));
  }

  /** Parts of one month in the proportion of the amounts, which sum to one exactly. */
  private static final class Quantity {
    private final Money whole;
    private long soFar;
    private BigDecimal given = BigDecimal.ZERO;

    Quantity(Money whole) {
      this.whole = whole;
    }

    String of(Money part) {
      if (whole.minor() == 0) {
        return "0";
      }
      soFar += part.minor();
      BigDecimal upTo =
          BigDecimal.valueOf(soFar)
              .divide(BigDecimal.valueOf(whole.minor()), DIGITS, RoundingMode.HALF_UP);
      BigDecimal next = upTo.subtract(given);
      given = upTo;
      return next.toPlainString();
    }
  }
}
