package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two companies with a real identity provider, each of whose people come into their own house. Runs
 * where the Maven repository has Keycloak, which {@code ops/keycloak.sh} fetches (177 MB).
 */
class KeycloakTest extends DoorTest {
  @Test
  @Timeout(value = 12, unit = TimeUnit.MINUTES)
  void employeesOfTwoCompaniesComeIntoTheirOwnHousesOnly() {
    Assumptions.assumeTrue(Keycloak.isAtHand(), "Keycloak is not in the Maven repository");
    try (var keycloak = new Keycloak(freePort())) {
      House acme = house("Acme");
      House globex = house("Globex");
      comesIn(keycloak, acme, "acme", "eli", globex);
      comesIn(keycloak, globex, "globex", "gus", acme);
    }
  }

  private void comesIn(Keycloak keycloak, House house, String realm, String who, House other) {
    try (var employee = new Employee()) {
      String secret = "secret-of-" + realm;
      String issuer =
          keycloak.company(realm, who, "engineering", secret, house.at("/.door/back/*").toString());
      Connection made = connections.create(builder, house.tenant(), settings(issuer), secret);
      move(house, made, ConnectionState.TESTING);
      Employee.Page login = employee.open(house.at("/.door/test/" + made.id().value()));
      Employee.Page tested = employee.fill(login, Map.of("username", who, "password", "secret"));
      assertThat(tested.body()).contains("The sign-in works", who + "@" + realm + ".example");
      move(house, made, ConnectionState.ACTIVE);
      awaitSignIn(house);
      Employee.Page door = employee.open(house.at("/board?x=1"));
      Employee.Page in = employee.open(SignInAtTheDoorTest.link(door, made));
      assertThat(in.uri()).isEqualTo(house.at("/board?x=1"));
      assertThat(in.body())
          .containsIgnoringCase("X-Rowhouse-Email: " + who + "@" + realm + ".example")
          .containsIgnoringCase("X-Rowhouse-Roles: editor\n");
      employee.plant(other.url(), "door_claim", employee.cookie(house.url(), "door_claim"));
      assertThat(employee.openOnce(other.at("/")).status()).isIn(303, 401);
    }
  }
}
