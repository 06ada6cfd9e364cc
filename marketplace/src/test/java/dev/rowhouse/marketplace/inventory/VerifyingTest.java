package dev.rowhouse.marketplace.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.ServerToVerify;
import dev.rowhouse.marketplace.vendor.Vendor;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class VerifyingTest extends MarketTest {
  @Autowired Measurements measurements;
  @Autowired Incidents incidents;
  @Autowired Wiping wiping;
  @Autowired TransactionTemplate transaction;

  private Vendor vendor;
  private ServerId id;

  @BeforeEach
  void listed() {
    vendor = vendor();
    Offer offer = offer(vendor, 0, 2_900, 0);
    id = listing.list(vendor.id(), offer.id(), "rack-1").id();
  }

  @Test
  void whatIsListedIsMeasuredBeforeAnybodyCanRentIt() {
    assertThat(state(id)).isEqualTo(ServerState.LISTED);
    verifying.begin(id);
    assertThat(heard.of(ServerToVerify.class))
        .containsExactly(new ServerToVerify(id, NOON.plus(Duration.ofHours(24))));
    assertThat(verifying.report(id, asClaimed()).passed()).isTrue();
    assertThat(state(id)).isEqualTo(ServerState.AVAILABLE);
    assertThat(measurements.latest(id)).map(Measurement::measured).contains(asClaimed());
    assertThat(servers.history(id))
        .extracting(Change::to)
        .containsExactly(ServerState.VERIFYING, ServerState.AVAILABLE);
  }

  @Test
  void whatIsLessThanClaimedIsBrokenUntilItIsMeasuredAgain() {
    verifying.begin(id);
    var small = new Measured("8 cores", 8, 8_000, 32, 1_000, 300, NOON);
    assertThat(verifying.report(id, small).shortfalls())
        .isEqualTo(
            "RAM in GB: 32 measured, 64 claimed; bandwidth in Mbit/s: 300 measured, 1000 claimed");
    assertThat(state(id)).isEqualTo(ServerState.BROKEN);
    assertThat(incidents.of(id))
        .singleElement()
        .extracting(Incident::endedAt)
        .isEqualTo(java.util.Optional.empty());
    verifying.begin(id);
    verifying.report(id, asClaimed());
    assertThat(state(id)).isEqualTo(ServerState.AVAILABLE);
    assertThat(incidents.of(id).getFirst().endedAt()).contains(NOON);
  }

  @Test
  void whatNeverReportsIsBrokenAfterADay() {
    verifying.begin(id);
    verifying.sweep(NOON.plus(Duration.ofHours(23)));
    assertThat(state(id)).isEqualTo(ServerState.VERIFYING);
    verifying.sweep(NOON.plus(Duration.ofHours(24)));
    assertThat(state(id)).isEqualTo(ServerState.BROKEN);
    assertThatThrownBy(() -> verifying.report(id, asClaimed())).isInstanceOf(NotNow.class);
  }

  /** What a renter left on it is nobody else's to see, and its vendor's word is not enough. */
  @Test
  void whatWasNeverWipedComesBackOnlyWhenAnOperatorSaysWhy() {
    verifying.begin(id);
    verifying.report(id, asClaimed());
    steps(ServerState.HELD, ServerState.RENTED, ServerState.RECLAIMING, ServerState.WIPING);
    wiping.failed(id, "its disk does not answer");
    assertThat(servers.unwiped(id)).isTrue();
    assertThat(servers.unwiped()).contains(id);
    heard.forget();
    assertThatThrownBy(() -> verifying.begin(id))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("an operator has to look at it");
    assertThatThrownBy(() -> listing.verifyAgain(vendor.id(), id)).isInstanceOf(NotNow.class);
    assertThatThrownBy(() -> verifying.anyway(id, " "))
        .hasFieldOrPropertyWithValue("field", "reason");
    assertThat(state(id)).isEqualTo(ServerState.BROKEN);
    assertThat(heard.of(ServerToVerify.class)).isEmpty();

    verifying.anyway(id, "the disk was replaced ");
    assertThat(state(id)).isEqualTo(ServerState.VERIFYING);
    assertThat(servers.history(id).getLast().cause())
        .isEqualTo("an operator let it: the disk was replaced");
    assertThat(heard.of(ServerToVerify.class)).hasSize(1);
    verifying.report(id, asClaimed());
    steps(ServerState.BROKEN);
    assertThat(servers.unwiped(id)).as("it was wiped before it was measured").isFalse();
  }

  private void steps(ServerState... states) {
    for (ServerState to : states) {
      transaction.executeWithoutResult(_ -> servers.move(id, state(id), to, "test"));
    }
  }

  @Test
  void twoMachinesOfAVendorHaveTwoNames() {
    var offer = servers.get(id).offer();
    assertThatThrownBy(() -> listing.list(vendor.id(), offer, "rack-1"))
        .hasFieldOrPropertyWithValue("field", "label");
    assertThatThrownBy(() -> listing.list(vendor().id(), offer, "rack-2"))
        .hasFieldOrPropertyWithValue("field", "offer");
  }

  @Test
  void aFreeMachineCanBeTakenAwayAndComesBackUnverified() {
    assertThat(listing.withdraw(id, "sold")).isTrue();
    assertThat(listing.withdraw(id, "sold")).isTrue();
    assertThat(state(id)).isEqualTo(ServerState.WITHDRAWN);
    listing.listAgain(vendor.id(), id);
    assertThat(servers.get(id))
        .extracting(Server::state, Server::leaving)
        .containsExactly(ServerState.LISTED, false);
  }

  @Test
  void everyStepThatIsNotInTheTableIsRefused() {
    assertThatThrownBy(() -> wiping.wiped(id, "all blocks discarded")).isInstanceOf(NotNow.class);
    assertThatThrownBy(() -> listing.release(id, "")).isInstanceOf(NotNow.class);
    assertThatThrownBy(() -> listing.listAgain(vendor.id(), id)).isInstanceOf(NotNow.class);
    assertThat(servers.history(id)).isEmpty();
  }
}
