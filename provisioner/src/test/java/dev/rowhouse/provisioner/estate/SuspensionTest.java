package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static dev.rowhouse.billing.SubscriptionStatus.UNPAID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.account.Suspending;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.tenant.TenantState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator's suspension of an organization means for its houses. */
class SuspensionTest extends EstateTest {
  private static final String GRACE = "operator:opr_1";

  @Autowired Suspending suspending;

  @BeforeEach
  void anOrganizationThatIsKnown() {
    jdbc.sql(
            """
            INSERT INTO marketplace_organization (id, name, created_at)
            VALUES (?, 'Hollow', UTC_TIMESTAMP(6))
            """)
        .param(organization.value())
        .update();
  }

  @Test
  void housesGoOnWhereThatWasChosenAndSignupsWait() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    ContainerId house = only().house().container();
    suspending.suspend(organization, false, "unpaid invoices", GRACE);
    assertThat(containers.find(house).orElseThrow().suspended()).isFalse();
    assertThat(tell("sub_2", ACTIVE, "price_1")).contains("suspended", "unpaid invoices");
    admitting.sweep();
    assertThat(waiting()).isEqualTo(1);
    suspending.resume(organization, "paid", GRACE);
    admitting.sweep();
    assertThat(waiting()).isZero();
  }

  @Test
  void housesThatStopAreNotWokenWhateverBillingSaysMeanwhile() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    ContainerId house = only().house().container();
    suspending.suspend(organization, true, "abuse", GRACE);
    assertThat(containers.find(house).orElseThrow().suspended()).isTrue();
    assertThat(containers.find(house).orElseThrow().desired()).isEqualTo(Desired.STOPPED);
    tell("sub_1", UNPAID, "price_1");
    tell("sub_1", ACTIVE, "price_1");
    assertThat(only().tenant().state().served()).isTrue();
    assertThat(containers.find(house).orElseThrow().suspended()).isTrue();
    suspending.resume(organization, "settled", GRACE);
    assertThat(containers.find(house).orElseThrow().suspended()).isFalse();
  }

  @Test
  void whatBillingStoppedStaysStoppedWhenTheOrganizationGoesOn() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    ContainerId house = only().house().container();
    suspending.suspend(organization, true, "abuse", GRACE);
    tell("sub_1", UNPAID, "price_1");
    assertThat(only().tenant().state()).isEqualTo(TenantState.SUSPENDED);
    suspending.resume(organization, "settled", GRACE);
    assertThat(containers.find(house).orElseThrow().suspended()).isTrue();
    tell("sub_1", ACTIVE, "price_1");
    assertThat(containers.find(house).orElseThrow().suspended()).isFalse();
  }

  private long waiting() {
    return tenants.counts(organization, project.id()).getOrDefault(TenantState.WAITING, 0L);
  }
}
