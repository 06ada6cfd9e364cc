package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static dev.rowhouse.billing.SubscriptionStatus.CANCELED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.backup.Keeper;
import dev.rowhouse.provisioner.erasure.Eraser;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipt;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ErasureTest extends EstateTest {
  @Autowired Eraser eraser;
  @Autowired Forgetting forgetting;
  @Autowired Receipts receipts;
  @Autowired Keeper keeper;
  @Autowired Backups backups;

  @Test
  void aCanceledTenantIsErasedWhenItsTimeHasComeAndNotBefore() {
    TenantId id = canceled();
    eraser.begin();
    assertThat(only().tenant().state()).isEqualTo(TenantState.CANCELED);
    clock.pass(Duration.ofDays(31));
    eraser.begin();
    assertThat(only().tenant().state()).isEqualTo(TenantState.ERASING);
    ContainerId house = only().house().container();
    assertThat(containers.find(house).orElseThrow().desired()).isEqualTo(Desired.DELETED);
    eraser.finish();
    assertThat(receipts.of(organization, id)).isEmpty();
    observed(house, "DELETED");
    eraser.finish();
    assertThat(receipts.of(organization, id)).isPresent();
    assertThat(tenants.get(organization, id).tenant().state()).isEqualTo(TenantState.ERASED);
  }

  @Test
  void whoIsTakenBackBeforeTheTimeIsNotErased() {
    TenantId id = canceled();
    tending.resume(organization, id, BUILDER);
    clock.pass(Duration.ofDays(31));
    eraser.begin();
    assertThat(only().tenant().state().served()).isTrue();
  }

  @Test
  void theReceiptNamesWhatWentAndWhatStaysAndHoldsOnlyUnchanged() {
    TenantId id = signedUp();
    ContainerId house = only().house().container();
    erased(id, house);
    String document = receipts.of(organization, id).orElseThrow().document();
    assertThat(document)
        .contains(house.value(), "data volume", "/data", "invoice lines", "personal fields")
        .doesNotContain("ann@example.com", "Bakery", "sub_1");
    assertThat(receipts.verify(document).valid()).isTrue();
    assertThat(receipts.verify(document.replace("/data", "/date")).valid()).isFalse();
    assertThat(receipts.verify(document.replaceAll("rsk_[a-z0-9]+", "rsk_x")).valid()).isFalse();
    assertThat(receipts.verify("nonsense").valid()).isFalse();
    assertThat(receipts.keys().toString()).contains("Ed25519", "OKP");
  }

  @Test
  void theBackupsGoTooAndTheReceiptSaysSo() {
    TenantId id = signedUp();
    ContainerId house = only().house().container();
    BackupId kept = BackupId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_backup (id, container_id, project_id, node_id, image, state,
              parts, actor, reason, began_at)
            SELECT :id, id, project_id, :node, image, 'DONE', '[]', 'test', '', NOW(6)
            FROM provisioner_container WHERE id = :house
            """)
        .param("id", kept.value())
        .param("node", node.value())
        .param("house", house.value())
        .update();
    forgetting.erase(organization, id, BUILDER);
    observed(house, "DELETED");
    keeper.sweep();
    eraser.finish();
    assertThat(receipts.of(organization, id).orElseThrow().document())
        .contains("\"backup\"", kept.value());
    assertThat(backups.of(house)).isEmpty();
  }

  @Test
  void aNewKeySignsAndWhatTheOldOneSignedStillVerifies() {
    TenantId first = signedUp();
    erased(first, only().house().container());
    String before = receipts.of(organization, first).orElseThrow().document();
    String kid = receipts.rotateKey();
    tell("sub_2", ACTIVE, "price_1");
    TenantId second = only().tenant().id();
    erased(second, only().house().container());
    String after = receipts.of(organization, second).orElseThrow().document();
    assertThat(after).contains(kid);
    assertThat(before).doesNotContain(kid);
    assertThat(receipts.verify(before).valid()).isTrue();
    assertThat(receipts.verify(after).valid()).isTrue();
  }

  @Test
  void nothingOfThePersonStaysInTheRows() {
    TenantId id = signedUp();
    erased(id, only().house().container());
    List<String> rows =
        jdbc.sql(
                """
                SELECT CONCAT_WS('|', name, email, customer, subscription, reference)
                FROM provisioner_tenant WHERE id = :id
                """)
            .param("id", id.value())
            .query(String.class)
            .list();
    assertThat(rows.getFirst()).startsWith("erased|sha256:").doesNotContain("ann", "sub_1", "cus_");
  }

  @Test
  void aLateEventOfAnErasedCustomerMakesNothingAgain() {
    TenantId id = signedUp();
    erased(id, only().house().container());
    assertThat(tell("sub_1", ACTIVE, "price_1")).contains("was erased");
    var all = new TenantFilter("", Set.of(TenantState.values()), null, 50);
    assertThat(tenants.list(organization, project.id(), all)).hasSize(1);
  }

  @Test
  void askedTwiceAndByManyWorkersThereIsOneReceipt() throws InterruptedException {
    TenantId id = signedUp();
    ContainerId house = only().house().container();
    forgetting.erase(organization, id, BUILDER);
    forgetting.erase(organization, id, BUILDER);
    observed(house, "DELETED");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 8).forEach(_ -> threads.submit(eraser::finish));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> receipts.of(organization, id).isPresent());
    assertThat(receipts.list(organization, project.id(), 50)).hasSize(1);
  }

  @Test
  void anErasureThatDiesHalfwayLeavesNothingHalfDoneAndIsEndedLater() {
    TenantId id = signedUp();
    ContainerId house = only().house().container();
    jdbc.sql("RENAME TABLE provisioner_receipt TO gone").update();
    try {
      forgetting.erase(organization, id, BUILDER);
      observed(house, "DELETED");
      eraser.finish();
      assertThat(only().tenant().state()).isEqualTo(TenantState.ERASING);
      assertThat(only().tenant().name()).isEqualTo("Ann's Bakery");
    } finally {
      jdbc.sql("RENAME TABLE gone TO provisioner_receipt").update();
    }
    eraser.finish();
    await().atMost(Duration.ofSeconds(60)).until(() -> receipts.of(organization, id).isPresent());
  }

  @Test
  void aTenantThatNeverHadAHouseIsErasedToo() {
    tell("sub_1", ACTIVE, "price_1");
    TenantId id = only().tenant().id();
    forgetting.erase(organization, id, BUILDER);
    eraser.finish();
    await().atMost(Duration.ofSeconds(60)).until(() -> receipts.of(organization, id).isPresent());
  }

  @Test
  void anotherOrganizationSeesNeitherTenantNorReceipt() {
    TenantId id = signedUp();
    var other = OrganizationId.mint();
    assertThatThrownBy(() -> forgetting.erase(other, id, BUILDER))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(tenants.find(other, id)).isEmpty();
    erased(id, only().house().container());
    assertThat(receipts.of(other, id)).isEmpty();
    assertThat(receipts.list(other, project.id(), 50)).isEmpty();
  }

  private TenantId signedUp() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    return only().tenant().id();
  }

  private TenantId canceled() {
    TenantId id = signedUp();
    tell("sub_1", CANCELED, "price_1");
    return id;
  }

  private Receipt erased(TenantId id, ContainerId house) {
    forgetting.erase(organization, id, BUILDER);
    observed(house, "DELETED");
    eraser.finish();
    await().atMost(Duration.ofSeconds(60)).until(() -> receipts.of(organization, id).isPresent());
    return receipts.of(organization, id).orElseThrow();
  }
}
