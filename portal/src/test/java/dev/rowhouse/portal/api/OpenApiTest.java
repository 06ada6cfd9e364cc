package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed description is what the API's users have: it changes only on purpose. To take over
 * a change: {@code mvn -o -pl portal -am test -Dtest=OpenApiTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true}, and commit the difference.
 */
class OpenApiTest extends ApiTest {
  private static final JsonMapper SORTED =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  @Test
  void theDescriptionIsTheCommittedOne() throws Exception {
    Path committed = TestDatabase.repository().resolve("portal/src/main/openapi/openapi.json");
    var reply = api.as(null).get("/api/v1/openapi.json");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    Object tree = SORTED.readValue(reply.text(), Object.class);
    String now = SORTED.writeValueAsString(tree) + "\n";
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, now);
    }
    assertThat(Files.readString(committed))
        .as("portal/src/main/openapi/openapi.json is old; see the comment of this test")
        .isEqualTo(now);
  }
}
