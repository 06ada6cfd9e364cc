package dev.rowhouse.portal.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Basis;
import dev.rowhouse.billing.metering.Interval;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.Period;
import dev.rowhouse.billing.metering.Phase;
import dev.rowhouse.billing.metering.Rule;
import dev.rowhouse.billing.metering.Splitting;
import dev.rowhouse.billing.metering.Statement;
import dev.rowhouse.billing.metering.StatementId;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.cost.Resident;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is exported sums to what was charged, whatever the number of tenants. */
class FocusTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Period MONTH = new Period(MARCH, Instant.parse("2026-04-01T00:00:00Z"));
  private static final OwnerId PROJECT = new OwnerId(Ids.mint("prj"));

  @Test
  void costsAndQuantitiesSumToTheOriginsExactly() {
    for (int tenants : new int[] {0, 1, 3, 7, 287}) {
      for (long cents : new long[] {0, 1, 4_900, 4_999_999}) {
        List<String[]> rows = rows(Focus.of("Demo", List.of(month(tenants, cents))));
        if (cents > 0) {
          assertThat(sum(rows, "BilledCost")).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
          assertThat(sum(rows, "EffectiveCost")).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
          assertThat(sum(rows, "PricingQuantity")).isEqualByComparingTo(BigDecimal.ONE);
        }
      }
    }
  }

  @Test
  void eachRowSaysHowItWasComputedAndForWhom() {
    List<String[]> rows = rows(Focus.of("Demo", List.of(month(3, 4_900))));
    assertThat(rows.getFirst()).contains("AllocatedMethodId", "AllocatedResourceName", "Tags");
    assertThat(column(rows, "AllocatedMethodId")).containsOnly("tenant-seconds/1");
    assertThat(column(rows, "AllocatedResourceName"))
        .contains("Tenant 0", "Nobody: yours")
        .contains("'=HYPERLINK(1)");
  }

  @Test
  void anEmptyExportHasItsHeadOnly() {
    assertThat(Focus.of("Demo", List.of())).isEqualTo("BilledCost\r\n");
  }

  private static Month month(int tenants, long cents) {
    List<Interval> intervals = new ArrayList<>();
    for (int n = 0; n < tenants; n++) {
      Instant from = MARCH.plus(Duration.ofHours(n + 1));
      intervals.add(new Interval(PROJECT, "con_" + n, Phase.AWAKE, from, MONTH.until()));
    }
    var basis = Basis.of(Money.of(cents, "USD"), Rule.TENANT_SECONDS);
    var shares = Splitting.split(basis, MONTH, intervals);
    var owner = new OwnerId("org_1");
    var node =
        new MeteredNode(
            "nod_1", owner, "eu-1", "eu", ZoneOffset.UTC, false, MARCH, Optional.empty());
    var statement =
        new Statement(
            new StatementId(Ids.mint("stm")),
            owner,
            "nod_1",
            MONTH,
            basis.cost(),
            basis.rule(),
            1,
            MONTH.until(),
            shares);
    return new Month(
        node,
        statement,
        shares.stream().map(share -> new Line(share, share.tenant().map(FocusTest::who))).toList());
  }

  private static Resident who(String container) {
    String name = container.equals("con_1") ? "=HYPERLINK(1)" : "Tenant " + container.substring(4);
    return new Resident(
        TenantId.mint(), name, false, new ProjectId(PROJECT.value()), "A, \"quoted\" project");
  }

  private static BigDecimal sum(List<String[]> rows, String name) {
    return column(rows, name).stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> column(List<String[]> rows, String name) {
    int at = Arrays.asList(rows.getFirst()).indexOf(name);
    return rows.stream().skip(1).map(row -> row[at]).toList();
  }

  /** No cell of these has a line break. */
  private static List<String[]> rows(String csv) {
    return csv.lines().map(FocusTest::cells).toList();
  }

  private static String[] cells(String line) {
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells.toArray(String[]::new);
  }
}
