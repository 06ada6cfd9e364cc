package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysControllerTest extends ApiTest {
  private static final String KEYS = "/api/v1/keys";

  @Test
  void aMintedKeyShowsItsSecretOnceAndOpens() {
    var minted = api.post(KEYS, "{\"name\":\"deploy\"}");
    assertThat(minted.status()).as(minted.text()).isEqualTo(201);
    String secret = minted.field("secret");
    var again = api.as(secret).get(KEYS + "/" + minted.field("id"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().has("secret")).isFalse();
    assertThat(again.text()).doesNotContain(secret);
  }

  @Test
  void aRolledKeyGetsANewSecret() {
    var minted = api.post(KEYS, "{\"name\":\"deploy\"}");
    String path = KEYS + "/" + minted.field("id");
    var rolled = api.post(path + "/roll", "{\"overlapSeconds\":0}");
    assertThat(rolled.status()).as(rolled.text()).isEqualTo(200);
    assertThat(api.as(minted.field("secret")).get(KEYS).status()).isEqualTo(401);
    assertThat(api.as(rolled.field("secret")).get(KEYS).status()).isEqualTo(200);
  }

  @Test
  void aRevokedKeyIsGoneForGood() {
    String path = KEYS + "/" + api.post(KEYS, "{\"name\":\"deploy\"}").field("id");
    assertThat(api.call("DELETE", path, null).status()).isEqualTo(204);
    assertThat(api.call("DELETE", path, null).status()).isEqualTo(404);
    assertThat(api.post(path + "/roll", null).status()).isEqualTo(404);
  }

  @Test
  void aListComesInPages() {
    for (int i = 0; i < 4; i++) {
      api.post(KEYS, "{\"name\":\"k" + i + "\"}");
    }
    var first = api.get(KEYS + "?limit=3");
    assertThat(first.json().path("items")).hasSize(3);
    var second = api.get(KEYS + "?limit=3&after=" + first.field("next"));
    assertThat(second.json().path("items")).hasSize(2);
    assertThat(second.json().path("next").isNull()).isTrue();
  }
}
