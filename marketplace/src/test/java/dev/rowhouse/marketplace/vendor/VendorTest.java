package dev.rowhouse.marketplace.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.VendorLeft;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VendorTest extends MarketTest {
  @Test
  void whoAppliesWaitsForAnOperatorWhoseReasonIsKept() {
    VendorId id = applied(organization("Harbor"));
    assertThat(vendors.get(id).state()).isEqualTo(VendorState.APPLIED);
    assertThat(vendors.get(id).termsAcceptedAt()).isEqualTo(NOON);
    deciding.approve(id, "papers checked", "op_1");
    assertThat(vendors.get(id).state()).isEqualTo(VendorState.APPROVED);
    assertThat(vendors.history(id))
        .containsExactly(
            new Decision(
                VendorState.APPLIED, VendorState.APPROVED, "papers checked", "op_1", NOON));
  }

  @Test
  void aDecisionNeedsAReasonAndHasToFitTheState() {
    VendorId id = applied(organization("Harbor"));
    assertThatThrownBy(() -> deciding.approve(id, " ", "op_1"))
        .isInstanceOf(Rejected.class)
        .hasFieldOrPropertyWithValue("field", "reason");
    assertThatThrownBy(() -> deciding.suspend(id, "why not", "op_1")).isInstanceOf(NotNow.class);
    assertThat(vendors.history(id)).isEmpty();
  }

  @Test
  void whoWasRejectedMayApplyAgainAndWhoIsInMayNot() {
    OrganizationId organization = organization("Harbor");
    VendorId id = applied(organization);
    assertThatThrownBy(() -> applied(organization)).isInstanceOf(NotNow.class);
    deciding.reject(id, "no papers", "op_1");
    assertThat(applied(organization)).isEqualTo(id);
    assertThat(vendors.get(id).state()).isEqualTo(VendorState.APPLIED);
  }

  @Test
  void anApplicationNamesTheFieldThatCannotBeTaken() {
    assertField(() -> new VendorDraft(" ", "DE", true), "name");
    assertField(() -> new VendorDraft("Harbor", "Germany", true), "country");
    assertField(() -> new VendorDraft("Harbor", "DE", false), "termsAccepted");
  }

  @Test
  void whoCannotBePaidCannotList() {
    VendorId id = applied(organization("Harbor"));
    deciding.approve(id, "papers checked", "op_1");
    assertThatThrownBy(() -> offering.offer(id, draft(2_900, 0))).isInstanceOf(NotNow.class);
    connecting.connect(id, new Connected("acct_1", Set.of("card_payments")));
    assertThat(vendors.get(id).mayList()).isFalse();
    connecting.connect(id, new Connected("acct_1", Set.of("transfers", "payouts")));
    assertThat(vendors.get(id).mayList()).isTrue();
    assertThatThrownBy(() -> connecting.connect(id, new Connected("cus_1", Set.of())))
        .hasFieldOrPropertyWithValue("field", "account");
  }

  @Test
  void theHoldAndTheFeeHaveBounds() {
    VendorId id = applied(organization("Harbor"));
    connecting.agree(id, 30, 1_200);
    assertThat(vendors.get(id).payoutHoldDays()).isEqualTo(30);
    assertField(() -> connecting.agree(id, 91, 1_200), "payoutHoldDays");
    assertField(() -> connecting.agree(id, 30, -1), "feeBasisPoints");
  }

  @Test
  void whoLeavesIsToldOf() {
    Vendor vendor = vendor();
    deciding.leave(vendor.id(), "closing down", "vendor");
    assertThat(heard.of(VendorLeft.class))
        .containsExactly(new VendorLeft(vendor.id(), "closing down"));
  }

  @Test
  void everyStateSaysWhereItMayGo() {
    for (VendorState state : VendorState.values()) {
      assertThat(state.next()).doesNotContain(state).isNotEmpty();
    }
  }

  private VendorId applied(OrganizationId organization) {
    return applying.apply(organization, new VendorDraft("Harbor", "de", true), "tester").id();
  }

  private static void assertField(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String field) {
    assertThatThrownBy(call)
        .isInstanceOf(Rejected.class)
        .hasFieldOrPropertyWithValue("field", field);
  }
}
