package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Measuring;
import dev.rowhouse.provisioner.container.Sizes;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a builder calls a tenant, and how large its house is. */
class NamesAndSizesTest extends EstateTest {
  @Autowired Measuring measuring;
  @Autowired Sizes sizes;

  @Test
  void aNameThatTheBuilderGaveOutlivesWhatBillingSays() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    TenantId id = only().tenant().id();
    tending.rename(organization, id, "  The bakery on the corner ");
    tell("sub_1", ACTIVE, "price_1");
    assertThat(only().tenant().name()).isEqualTo("The bakery on the corner");
    assertThat(found("corner")).isOne();
    assertThat(found("Ann's")).isOne();
    tending.rename(organization, id, "");
    assertThat(only().tenant().name()).isEqualTo("Ann's Bakery");
    assertThatThrownBy(() -> tending.rename(organization, id, "x".repeat(201)))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void aHouseIsMeasuredWhileItRunsAndOnceAfterItStopped() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    var house = only().house().container();
    assertThat(only().house().bytes()).isNull();
    observed(house, "RUNNING");
    measured(1_000L, 500L);
    assertThat(only().house().bytes()).isEqualTo(1_500);
    assertThat(sizes.of(house).orElseThrow().data()).isEqualTo(500);
    measured(2_000L, 500L);
    assertThat(only().house().bytes()).as("measured just now").isEqualTo(1_500);
    clock.pass(Duration.ofMinutes(3));
    measured(2_000L, 500L);
    assertThat(only().house().bytes()).isEqualTo(2_500);
  }

  private void measured(Long filesystem, Long data) {
    engines.answer =
        (call, _) ->
            switch (call) {
              case "filesystemBytes" -> filesystem;
              case "volumeBytes" -> data;
              default -> null;
            };
    measuring.sweep();
  }

  private int found(String text) {
    return tenants
        .list(organization, project.id(), new TenantFilter(text, Set.of(), null, 50))
        .size();
  }
}
