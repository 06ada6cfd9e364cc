package dev.rowhouse.marketplace.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OfferTest {
  private static final Specs SPECS = new Specs("8 cores", 8, 1, 64, "NVMe", 1_024, 1_000);

  @Test
  void whatCannotBeTakenNamesItsField() {
    assertField("price", () -> draft("USD", -1, 0, Map.of(1, 0)));
    assertField("price", () -> draft("USD", 0, 0, Map.of(1, 0)));
    assertField("setupFee", () -> draft("USD", 2_900, -1, Map.of(1, 0)));
    assertField("currency", () -> draft("XXQ", 2_900, 0, Map.of(1, 0)));
    assertField("currency", () -> draft("XXX", 2_900, 0, Map.of(1, 0)));
    assertField("term", () -> draft("USD", 2_900, 0, Map.of(2, 0)));
    assertField("terms", () -> draft("USD", 2_900, 0, Map.of()));
    assertField("discount", () -> draft("USD", 2_900, 0, Map.of(1, -1)));
    assertField("discount", () -> draft("USD", 2_900, 0, Map.of(1, 10_000)));
    assertField("cores", () -> new Specs("8 cores", 0, 1, 64, "NVMe", 1_024, 1_000));
    assertField("ramGb", () -> new Specs("8 cores", 8, 1, -1, "NVMe", 1_024, 1_000));
  }

  @Test
  void aDiscountedMonthIsRoundedHalfUpOnceAndTheTermIsItsMultiple() {
    Price quarter = offer(4_999, 333).price(Term.QUARTER);
    // 49.99 × 0.9667 = 48.325333
    assertThat(quarter.month()).isEqualTo(Money.of(4_833, "USD"));
    assertThat(quarter.rent()).isEqualTo(Money.of(3 * 4_833, "USD"));
    assertThat(quarter.first()).isEqualTo(Money.of(3 * 4_833 + 500, "USD"));
    assertThat(offer(50, 100).price(Term.QUARTER).month()).isEqualTo(Money.of(50, "USD"));
    assertThat(offer(150, 100).price(Term.QUARTER).month()).isEqualTo(Money.of(149, "USD"));
  }

  @Test
  void aTermThatIsNotOfferedIsRefusedAtItsField() {
    assertField("term", () -> offer(4_999, 0).price(Term.YEAR));
    assertField("term", () -> Term.of(2));
  }

  @Test
  void pricesAreTheShortestTermFirst() {
    assertThat(offer(4_999, 0).prices())
        .extracting(Price::term)
        .containsExactly(Term.MONTH, Term.QUARTER);
  }

  private static Offer offer(long minor, int discount) {
    return Offer.of(
        OfferId.mint(), VendorId.mint(), draft("usd", minor, 500, Map.of(3, discount, 1, 0)));
  }

  private static OfferDraft draft(
      String currency, long minor, long setup, Map<Integer, Integer> discounts) {
    return new OfferDraft(
        "Eight", "eu-central", "DE", SPECS, currency, minor, setup, discounts, Instant.EPOCH);
  }

  private static void assertField(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Rejected.class)
        .hasFieldOrPropertyWithValue("field", field);
  }
}
