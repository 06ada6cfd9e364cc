package dev.rowhouse.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.OrganizationResumed;
import dev.rowhouse.marketplace.OrganizationSuspended;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.UserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators do to organizations: keep them from changing anything, and look as a member. */
class SuspendingTest extends MarketTest {
  private static final Actor GRACE = new Actor("operator:opr_1", "grace@example.com", "10.0.0.1");

  @Autowired Suspending suspending;
  @Autowired Impersonating impersonating;
  @Autowired Members members;
  @Autowired ApiKeys keys;
  @Autowired Acts acts;

  @Test
  void aSuspensionIsKnownToMembersAndKeysUntilItIsOver() {
    OrganizationId id = organization("Acme");
    ApiKey key = keys.mint(id, KeyScope.all(null), "ci", null, "user:usr_1").key();
    assertThatThrownBy(() -> suspending.suspend(id, true, " ", "op_1"))
        .isInstanceOf(Rejected.class);
    suspending.suspend(id, true, "abuse", "op_1");
    var suspension = new Suspension(NOON, "abuse", "op_1", true);
    assertThat(members.of(id).getFirst().suspension()).contains(suspension);
    assertThat(organizations.find(id).orElseThrow().suspension()).contains(suspension);
    assertThat(keys.suspension(key)).contains(suspension);
    assertThat(heard.of(OrganizationSuspended.class))
        .containsExactly(new OrganizationSuspended(id, true, "abuse", "op_1"));
    assertThatThrownBy(() -> suspending.suspend(id, true, "abuse", "op_1"))
        .isInstanceOf(NotNow.class);
    suspending.resume(id, "settled", "op_1");
    assertThat(keys.suspension(key)).isEmpty();
    assertThat(members.of(id).getFirst().suspension()).isEmpty();
    assertThat(heard.of(OrganizationResumed.class))
        .containsExactly(new OrganizationResumed(id, true, "settled", "op_1"));
    assertThatThrownBy(() -> suspending.resume(id, "again", "op_1")).isInstanceOf(NotNow.class);
  }

  @Test
  void organizationsAreFoundByName() {
    OrganizationId id = organization("Zebra " + System.nanoTime());
    assertThat(organizations.search("zebra", Optional.empty(), 10))
        .extracting(Organization::id)
        .contains(id);
    assertThat(organizations.search(id.value(), Optional.empty(), 10)).hasSize(1);
    assertThat(organizations.search("", Optional.of(id), 10))
        .extracting(Organization::id)
        .doesNotContain(id);
  }

  @Test
  void aHandOverOpensOnceAndNotForLong() {
    OrganizationId id = organization("Acme");
    String token = impersonating.offer(id, member(id), GRACE, "cannot find the node");
    assertThat(impersonating.look(token)).isPresent();
    Impersonation begun = impersonating.begin(token, "10.0.0.2").orElseThrow();
    assertThat(impersonating.begin(token, "10.0.0.2")).isEmpty();
    assertThat(impersonating.look(token)).isEmpty();
    assertThat(impersonating.running(begun.id())).isPresent();
    clock.pass(Duration.ofMinutes(30));
    assertThat(impersonating.running(begun.id())).isEmpty();
  }

  @Test
  void aHandOverThatWaitsTooLongOrIsForgedOpensNothing() {
    OrganizationId id = organization("Acme");
    String token = impersonating.offer(id, member(id), GRACE, "help");
    assertThat(impersonating.look(token.substring(0, token.length() - 2) + "xx")).isEmpty();
    assertThat(impersonating.look("v1.nonsense")).isEmpty();
    assertThat(impersonating.look("")).isEmpty();
    clock.pass(Duration.ofSeconds(61));
    assertThat(impersonating.begin(token, "10.0.0.2")).isEmpty();
  }

  @Test
  void whatEndsIsOverAtOnceAndStandsInTheAuditLog() {
    OrganizationId id = organization("Acme");
    String token = impersonating.offer(id, member(id), GRACE, "help");
    Impersonation begun = impersonating.begin(token, "10.0.0.2").orElseThrow();
    impersonating.end(begun.id(), "10.0.0.2");
    impersonating.end(begun.id(), "10.0.0.2");
    assertThat(impersonating.running(begun.id())).isEmpty();
    assertThat(acts.list(new ActFilter("", "", id.value(), null, null), Optional.empty(), 10))
        .extracting(act -> act.deed().verb())
        .containsExactlyInAnyOrder("impersonation.begin", "impersonation.end");
  }

  @Test
  void onlyAMembersPlaceCanBeTakenAndOnlyWithAReason() {
    OrganizationId id = organization("Acme");
    UserId stranger = member(organization("Other"));
    assertThatThrownBy(() -> impersonating.offer(id, stranger, GRACE, "help"))
        .hasFieldOrPropertyWithValue("field", "user");
    assertThatThrownBy(() -> impersonating.offer(id, member(id), GRACE, ""))
        .hasFieldOrPropertyWithValue("field", "reason");
  }

  private UserId member(OrganizationId id) {
    return members.of(id).getFirst().user().id();
  }
}
