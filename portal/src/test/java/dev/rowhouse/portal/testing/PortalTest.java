package dev.rowhouse.portal.testing;

import dev.rowhouse.db.testing.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The portal as it runs, on a real database, asked without a socket. All its tests in a JVM share
 * it, so what a test makes belongs to an organization of its own.
 */
@SpringBootTest(properties = "rowhouse.roles=portal")
@AutoConfigureMockMvc
public abstract class PortalTest {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }
}
