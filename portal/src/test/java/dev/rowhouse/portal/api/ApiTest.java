package dev.rowhouse.portal.api;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.KeyScope;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The portal as it runs, on a real database; the context is shared by all tests of the API. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"rowhouse.roles=portal", "rowhouse.rates.refused.burst=100000"})
abstract class ApiTest {
  final OrganizationId ours = OrganizationId.mint();
  @LocalServerPort int port;
  @Autowired ApiKeys keys;
  @Autowired JdbcClient tables;
  Api api;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @BeforeEach
  void key() {
    api = new Api("http://127.0.0.1:" + port, mint(ours, null, null));
  }

  String mint(OrganizationId organization, String project, Instant expires) {
    tables
        .sql(
            """
            INSERT IGNORE INTO marketplace_organization (id, name, created_at)
            VALUES (:id, 'Test', UTC_TIMESTAMP(6))
            """)
        .param("id", organization.value())
        .update();
    return keys.mint(organization, KeyScope.all(project), "test", expires, "user:usr_test")
        .secret();
  }
}
