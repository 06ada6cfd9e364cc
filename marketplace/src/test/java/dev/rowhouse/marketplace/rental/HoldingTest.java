package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.marketplace.JustTaken;
import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HoldingTest extends MarketTest {
  @Autowired Holding holding;
  @Autowired Releasing releasing;

  @Test
  void whoComesSecondToTheLastServerHearsItBeforePaying() {
    Offer offer = offer(vendor(), 1, 2_900, 0);
    Hold hold = holding.hold(organization("one"), offer.id(), Term.MONTH);
    assertThat(state(hold.server())).isEqualTo(ServerState.HELD);
    assertThat(hold.expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    assertThatThrownBy(() -> holding.hold(organization("two"), offer.id(), Term.MONTH))
        .isInstanceOf(JustTaken.class);
  }

  @Test
  void twoHundredRentersOfTwentyServersHoldExactlyTwenty() throws Exception {
    Offer offer = offer(vendor(), 20, 2_900, 0);
    var renters = IntStream.range(0, 200).mapToObj(i -> organization("renter " + i)).toList();
    var start = new CountDownLatch(1);
    List<Future<Hold>> asked = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(200)) {
      for (OrganizationId renter : renters) {
        Callable<Hold> one =
            () -> {
              start.await();
              return holding.hold(renter, offer.id(), Term.MONTH);
            };
        asked.add(threads.submit(one));
      }
      start.countDown();
    }
    Set<ServerId> held = held(asked);
    assertThat(held).hasSize(20).allMatch(server -> state(server) == ServerState.HELD);
    long active =
        jdbc.sql("SELECT COUNT(*) FROM marketplace_hold WHERE offer_id = ? AND state = 'ACTIVE'")
            .param(offer.id().value())
            .query(Long.class)
            .single();
    assertThat(active).isEqualTo(20);
  }

  private static Set<ServerId> held(List<Future<Hold>> asked) throws InterruptedException {
    List<Hold> holds = new ArrayList<>();
    int taken = 0;
    for (Future<Hold> each : asked) {
      try {
        holds.add(each.get());
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(JustTaken.class);
        taken++;
      }
    }
    assertThat(holds).hasSize(20);
    assertThat(taken).isEqualTo(180);
    return holds.stream().map(Hold::server).collect(Collectors.toSet());
  }

  @Test
  void askedTwiceItIsTheSameHold() throws Exception {
    Offer offer = offer(vendor(), 5, 2_900, 0);
    OrganizationId renter = organization("one");
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Hold> one = () -> holding.hold(renter, offer.id(), Term.MONTH);
      var holds = threads.invokeAll(java.util.Collections.nCopies(8, one));
      for (var each : holds) {
        assertThat(each.get()).isEqualTo(holds.getFirst().get());
      }
    }
    assertThatThrownBy(() -> holding.hold(renter, offer.id(), Term.YEAR))
        .isInstanceOf(Rejected.class)
        .hasFieldOrPropertyWithValue("field", "offer");
  }

  @Test
  void anOrganizationHoldsThreeAtMost() {
    var vendor = vendor();
    OrganizationId renter = organization("one");
    for (int i = 0; i < 3; i++) {
      holding.hold(renter, offer(vendor, 1, 2_900, 0).id(), Term.MONTH);
    }
    Offer fourth = offer(vendor, 1, 2_900, 0);
    assertThatThrownBy(() -> holding.hold(renter, fourth.id(), Term.MONTH))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void aHoldEndsBySweep() {
    Offer offer = offer(vendor(), 1, 2_900, 0);
    Hold hold = holding.hold(organization("one"), offer.id(), Term.MONTH);
    releasing.sweep(hold.expiresAt().minusMillis(1));
    assertThat(state(hold.server())).isEqualTo(ServerState.HELD);
    releasing.sweep(hold.expiresAt());
    assertThat(state(hold.server())).isEqualTo(ServerState.AVAILABLE);
    assertThat(holding.hold(organization("two"), offer.id(), Term.MONTH).server())
        .isEqualTo(hold.server());
  }

  @Test
  void aHoldEndsByLook() {
    Offer offer = offer(vendor(), 1, 2_900, 0);
    Hold hold = holding.hold(organization("one"), offer.id(), Term.MONTH);
    assertThat(releasing.holds(hold.id(), NOON)).isTrue();
    assertThat(releasing.holds(hold.id(), hold.expiresAt())).isFalse();
    assertThat(state(hold.server())).isEqualTo(ServerState.AVAILABLE);
    assertThat(releasing.holds(hold.id(), NOON)).isFalse();
  }

  @Test
  void onlyItsOwnerLetsGoOfAHold() {
    Offer offer = offer(vendor(), 1, 2_900, 0);
    OrganizationId renter = organization("one");
    Hold hold = holding.hold(renter, offer.id(), Term.MONTH);
    releasing.release(organization("two"), hold.id(), NOON);
    assertThat(state(hold.server())).isEqualTo(ServerState.HELD);
    releasing.release(renter, hold.id(), NOON);
    assertThat(state(hold.server())).isEqualTo(ServerState.AVAILABLE);
  }

  @Test
  void whatIsNotOfferedCannotBeHeld() {
    var vendor = vendor();
    Offer offer = offer(vendor, 1, 2_900, 0);
    OrganizationId renter = organization("one");
    assertThatThrownBy(() -> holding.hold(renter, offer.id(), Term.HALF_YEAR))
        .hasFieldOrPropertyWithValue("field", "term");
    offering.withdraw(vendor.id(), offer.id());
    assertThatThrownBy(() -> holding.hold(renter, offer.id(), Term.MONTH))
        .hasFieldOrPropertyWithValue("field", "offer");
  }

  @Test
  void aServerThatIsHeldAndTakenAwayGoesWhenTheHoldIsOver() {
    var vendor = vendor();
    Hold hold = holding.hold(organization("one"), offer(vendor, 1, 2_900, 0).id(), Term.MONTH);
    assertThat(listing.withdraw(hold.server(), "sold")).isFalse();
    releasing.sweep(hold.expiresAt());
    assertThat(state(hold.server())).isEqualTo(ServerState.WITHDRAWN);
  }
}
