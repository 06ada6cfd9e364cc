package dev.rowhouse.db.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a changelog passes here it passes in an installation. */
class TestDatabaseTest {
  @Test
  void databasesOfTestsAreSetUpAsTheOneThatTheScriptMakes() {
    try (var source = TestDatabase.pool()) {
      String house = source.getJdbcUrl().replaceFirst("/t\\d+_\\d+\\b", "/rowhouse");
      assertThat(house).isNotEqualTo(source.getJdbcUrl());
      assertThat(settings(source))
          .isEqualTo(settings(new DriverManagerDataSource(house)))
          .containsEntry("collation", "utf8mb4_unicode_ci");
    }
  }

  private static Map<String, Object> settings(DataSource source) {
    return JdbcClient.create(source)
        .sql(
            """
            SELECT @@character_set_database AS charset, @@collation_database AS collation,
              @@collation_connection AS spoken, @@sql_mode AS mode, @@tx_isolation AS isolation
            """)
        .query()
        .singleRow();
  }
}
