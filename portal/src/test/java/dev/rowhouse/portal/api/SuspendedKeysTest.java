package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.account.Suspending;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SuspendedKeysTest extends ApiTest {
  @Autowired Suspending suspending;

  @Test
  void aKeyOfASuspendedOrganizationIsRefusedWithTheReasonUntilItGoesOn() {
    assertThat(api.get("/api/v1/keys").status()).isEqualTo(200);
    suspending.suspend(ours, false, "the law asks for it.", "operator:opr_1");
    var refused = api.get("/api/v1/keys");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.field("type"))
        .isEqualTo("https://rowhouse.dev/problems/organization-suspended");
    assertThat(refused.field("detail")).contains("the law asks for it");
    assertThat(api.post("/api/v1/projects", "{\"name\":\"x\"}").status()).isEqualTo(403);
    suspending.resume(ours, "settled", "operator:opr_1");
    assertThat(api.get("/api/v1/keys").status()).isEqualTo(200);
  }
}
