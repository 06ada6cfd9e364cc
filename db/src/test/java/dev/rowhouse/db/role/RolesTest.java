package dev.rowhouse.db.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final String[] NO_ARGUMENTS = {};

  @Test
  void oneBoxRunsPortalWorkerAndGateway() {
    assertThat(Roles.from(NO_ARGUMENTS, Map.of()))
        .containsOnly(Role.PORTAL, Role.WORKER, Role.GATEWAY);
  }

  @Test
  void theArgumentWinsOverTheEnvironment() {
    String[] args = {"--server.port=1", "--rowhouse.roles=gateway"};
    assertThat(Roles.from(args, Map.of("ROWHOUSE_ROLES", "worker"))).containsOnly(Role.GATEWAY);
  }

  @Test
  void aWordThatIsNoRoleIsRefused() {
    assertThatThrownBy(() -> Roles.parse("portal,wroker")).hasMessageContaining("WROKER");
  }
}
