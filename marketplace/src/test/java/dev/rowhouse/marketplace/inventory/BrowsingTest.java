package dev.rowhouse.marketplace.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.account.Identity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BrowsingTest extends MarketTest {
  @Autowired Browsing browsing;
  @Autowired Seeding seeding;

  @BeforeEach
  void seed() {
    jdbc.sql("UPDATE marketplace_offer SET withdrawn_at = ?").param(NOON).update();
    var owner = users.signedIn(new Identity("https://issuer.example", "seed", null, "Seed"));
    assertThat(seeding.seed(owner.id())).hasSize(4);
    assertThat(browsing.browse(Browse.ALL).cards())
        .as("nothing that was not measured can be rented")
        .allMatch(card -> card.example() && card.machines() > 0 && !card.rentable(NOON));
    assertThat(seeding.seed(owner.id())).isEmpty();
    servers.list(Optional.of(ServerState.LISTED), Optional.empty(), 200).forEach(this::enrolled);
  }

  private void enrolled(Server server) {
    Specs is = server.claimed();
    verifying.begin(server.id());
    verifying.report(
        server.id(),
        new Measured(
            is.cpu(), is.cores(), is.score(), is.ramGb(), is.diskGb(), is.bandwidthMbps(), NOON));
  }

  @Test
  void theSeedIsADozenOffersOfFourVendorsInFiveRegionsFrom29Dollars() {
    var page = browsing.browse(Browse.ALL);
    assertThat(page.count()).isEqualTo(12);
    assertThat(page.more()).isFalse();
    assertThat(page.cards().stream().map(Card::vendor).distinct()).hasSize(4);
    assertThat(browsing.regions()).hasSize(5);
    assertThat(page.cards().getFirst().price().orElseThrow().month())
        .isEqualTo(Money.of(2_900, "USD"));
    assertThat(page.cards()).allMatch(card -> card.rentable(NOON));
    assertThat(jdbc.sql("SELECT label FROM marketplace_server").query(String.class).list())
        .contains("eu-1", "us-1", "ap-1");
  }

  @Test
  void filtersNarrow() {
    assertThat(names(with("us-east", "", 0, 0, 0, Optional.empty(), "")))
        .containsExactly("Wren", "Heron");
    assertThat(names(with("", "fi", 12, 0, 0, Optional.empty(), "")))
        .containsExactly("Spruce", "Pine");
    assertThat(names(with("", "", 0, 128, 4_000, Optional.empty(), "")))
        .containsExactly("Pine", "Condor");
    assertThat(names(with("", "", 0, 0, 0, Optional.of(3_900L), "")))
        .containsExactly("Quay 2", "Birch", "Wren");
    assertThat(names(with("", "", 0, 0, 0, Optional.empty(), "northLIGHT")))
        .containsExactly("Birch", "Spruce", "Pine");
    assertThat(names(with("", "", 0, 0, 0, Optional.empty(), "100%_"))).isEmpty();
  }

  @Test
  void thePriceFollowsTheTermExactlyAsItIsCharged() {
    for (Term term : Term.values()) {
      for (Card card : browsing.browse(of(term, Browse.Sort.PRICE)).cards()) {
        long most = card.price().orElseThrow().month().minor();
        assertThat(names(upTo(term, most))).contains(card.offer().name());
        assertThat(names(upTo(term, most - 1))).doesNotContain(card.offer().name());
      }
    }
  }

  @Test
  void theOrderIsWhatWasChosen() {
    assertThat(browsing.browse(of(Term.YEAR, Browse.Sort.RAM)).cards())
        .isSortedAccordingTo(
            Comparator.comparing((Card card) -> -card.offer().specs().ramGb())
                .thenComparing(card -> card.price().orElseThrow().month().minor()));
    assertThat(names(of(Term.YEAR, Browse.Sort.NEWEST)).getFirst()).isEqualTo("Clipper");
  }

  @Test
  void upToFourStandSideBySide() {
    var ids = browsing.browse(Browse.ALL).cards().stream().map(card -> card.offer().id()).toList();
    assertThat(browsing.compare(ids.subList(0, 4), Term.YEAR))
        .extracting(card -> card.offer().id())
        .containsExactlyElementsOf(ids.subList(0, 4));
    assertThatThrownBy(() -> browsing.compare(ids.subList(0, 5), Term.YEAR))
        .hasFieldOrPropertyWithValue("field", "offers");
  }

  @Test
  void whatAVendorThatMayNotSellOffersIsNotFound() {
    Card card = browsing.browse(Browse.ALL).cards().getFirst();
    deciding.suspend(card.offer().vendor(), "complaints", "op_1");
    assertThat(names(Browse.ALL)).doesNotContain(card.offer().name());
    assertThat(browsing.find(card.offer().id(), Term.MONTH)).isEmpty();
  }

  @Test
  void aFilterThatCannotBeTakenNamesItsField() {
    assertThatThrownBy(() ->
            new Browse(
                "", "", 0, 0, 0, Optional.of(1L), "", Term.MONTH, "", false, Browse.Sort.PRICE, 1))
        .hasFieldOrPropertyWithValue("field", "currency");
    assertThatThrownBy(() ->
            new Browse(
                "", "", 0, 0, 0, Optional.empty(), "", Term.MONTH, "", false, Browse.Sort.PRICE, 0))
        .hasFieldOrPropertyWithValue("field", "page");
  }

  private List<String> names(Browse wanted) {
    return browsing.browse(wanted).cards().stream().map(card -> card.offer().name()).toList();
  }

  private static Browse of(Term term, Browse.Sort sort) {
    return new Browse("", "", 0, 0, 0, Optional.empty(), "", term, "", true, sort, 1);
  }

  private static Browse upTo(Term term, long most) {
    return new Browse(
        "", "", 0, 0, 0, Optional.of(most), "USD", term, "", false, Browse.Sort.PRICE, 1);
  }

  private static Browse with(
      String region,
      String country,
      int cores,
      int ram,
      int disk,
      Optional<Long> most,
      String text) {
    return new Browse(
        region,
        country,
        cores,
        ram,
        disk,
        most,
        "usd",
        Term.MONTH,
        text,
        false,
        Browse.Sort.PRICE,
        1);
  }
}
