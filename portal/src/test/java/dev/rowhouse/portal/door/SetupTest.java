package dev.rowhouse.portal.door;

import static dev.rowhouse.portal.door.SignInAtTheDoorTest.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Setups;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A company's own people connect their provider by the link that the builder gave them. */
class SetupTest extends DoorTest {
  @Autowired Setups setups;
  @Autowired Acts acts;

  @Test
  void theCompanyConnectsTestsAndLetsItsPeopleInByItself() {
    House house = house("Selfmade");
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    try (var it = new Employee();
        var ada = new Employee();
        var provider = new FakeProvider()) {
      assertThat(it.open(setup).body())
          .contains("Connect Selfmade to Notebook", "/.door/back/cnx_");
      Employee.Page saved = it.follow(it.postOnce(setup, fields(provider)));
      assertThat(saved.body()).contains("Test the sign-in", "disabled");
      Connection made = connections.list(builder, house.tenant()).getFirst();
      assertThat(saved.body()).contains("/.door/back/" + made.id().value());
      Employee.Page early = it.postOnce(URI.create(setup + "/active"), Map.of());
      assertThat(early.status()).isEqualTo(422);
      assertThat(early.body()).contains("Test the sign-in first");
      assertThat(it.open(house.at("/.door/test/" + made.id().value())).body())
          .contains("The sign-in works");
      Employee.Page active = it.follow(it.postOnce(URI.create(setup + "/active"), Map.of()));
      assertThat(active.body()).contains("Your people can sign in now.");
      awaitSignIn(house);
      assertThat(ada.open(link(ada.open(house.at("/")), made)).status()).isEqualTo(200);
      looksAfterIt(house, made, it, provider);
    }
  }

  /** By another link for the same connection, a year later. */
  private void looksAfterIt(House house, Connection made, Employee it, FakeProvider provider) {
    URI later = house.at("/.door/setup/" + setups.open(builder, house.tenant(), made.id()));
    assertThat(it.open(later).body())
        .contains("/.door/back/" + made.id().value(), "One is kept", provider.issuer)
        .contains("Your people can sign in now.");
    var fields = new HashMap<>(fields(provider));
    fields.put("secretExpiresAt", "2031-02-03");
    assertThat(it.follow(it.postOnce(later, fields)).body()).contains("value=\"2031-02-03\"");
    Connection now = connections.list(builder, house.tenant()).getFirst();
    assertThat(now.id()).isEqualTo(made.id());
    assertThat(now.state()).isEqualTo(ConnectionState.ACTIVE);
    assertThat(now.settings().secretExpiresAt()).isEqualTo("2031-02-03T00:00:00Z");
    fields.put("secretExpiresAt", "soon");
    assertThat(it.postOnce(later, fields).body()).contains("A day like", "value=\"soon\"");
    var saved = new ActFilter("setup-link", made.id().value(), builder.value(), null, null);
    assertThat(acts.list(saved, Optional.empty(), 9))
        .extracting(act -> act.deed().verb())
        .containsExactly("sign-in.setup.save", "sign-in.setup.active", "sign-in.setup.save");
    move(house, made, ConnectionState.DISABLED);
    assertThat(it.postOnce(URI.create(later + "/active"), Map.of()).status())
        .as("what the builder switched off stays off")
        .isEqualTo(422);
  }

  @Test
  void aLinkOpensOneTenantForAWhileOnly() {
    House house = house("Mine");
    House other = house("Yours");
    String token = setups.open(builder, house.tenant());
    try (var it = new Employee();
        var provider = new FakeProvider()) {
      assertThat(it.openOnce(other.at("/.door/setup/" + token)).status()).isEqualTo(404);
      assertThat(it.postOnce(other.at("/.door/setup/" + token), fields(provider)).status())
          .isEqualTo(404);
      jdbc.sql(
              "UPDATE provisioner_setup_link SET ends_at = UTC_TIMESTAMP(6)"
                  + " WHERE tenant_id = :tenant")
          .param("tenant", house.tenant().value())
          .update();
      assertThat(it.openOnce(house.at("/.door/setup/" + token)).status()).isEqualTo(404);
      assertThat(it.postOnce(house.at("/.door/setup/" + token), fields(provider)).status())
          .isEqualTo(404);
    }
  }

  @Test
  void theCompanyProvesItsAddressesByItself() {
    House house = house("Addresses");
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    try (var it = new Employee();
        var provider = new FakeProvider()) {
      URI addresses = URI.create(setup + "/addresses");
      assertThat(it.postOnce(addresses, Map.of("domain", "acme.example")).body())
          .contains("Connect the sign-in first");
      it.follow(it.postOnce(setup, fields(provider)));
      Employee.Page refused = it.postOnce(addresses, Map.of("domain", "gmail.com"));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body())
          .contains("Everybody can have an address there", "value=\"gmail.com\"");
      String domain = "a" + System.nanoTime() + ".example";
      Employee.Page claimed = it.follow(it.postOnce(addresses, Map.of("domain", domain)));
      assertThat(claimed.body()).contains("@" + domain, "waits for its record", "Give up");
      Matcher check = Pattern.compile("action=\"([^\"]+/check)\"").matcher(claimed.body());
      assertThat(check.find()).isTrue();
      URI look = house.at(check.group(1));
      Matcher value = Pattern.compile("(domain-check=[0-9a-z]{32})").matcher(claimed.body());
      assertThat(value.find()).isTrue();
      Zone.PUBLISHED.put("_domain-check." + domain, value.group(1));
      Employee.Page proved = it.follow(it.postOnce(look, Map.of()));
      assertThat(proved.body()).contains("<strong>proved</strong>").doesNotContain("Give up");
      URI remove = URI.create(look.toString().replace("/check", "/remove"));
      assertThat(it.postOnce(remove, Map.of()).status()).isEqualTo(422);

      URI other = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
      URI foreign = URI.create(look.toString().replace(setup.getPath(), other.getPath()));
      assertThat(it.postOnce(foreign, Map.of()).status()).as("another link's").isEqualTo(404);
    }
  }

  @Test
  void whatCannotBeSavedIsSaidAndKept() {
    House house = house("Typo");
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    try (var it = new Employee()) {
      Employee.Page page =
          it.postOnce(
              setup,
              Map.of("issuer", "id.example", "clientId", "rooms", "secret", "s", "rules", ""));
      assertThat(page.body())
          .contains("An address like https://id.example.com", "value=\"id.example\"");
    }
  }

  static Map<String, String> fields(FakeProvider provider) {
    return Map.of(
        "issuer", provider.issuer,
        "clientId", "rooms",
        "secret", "s3cret",
        "groupsClaim", "groups",
        "rules", "engineering = editor");
  }
}
