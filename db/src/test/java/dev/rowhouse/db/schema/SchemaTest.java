package dev.rowhouse.db.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "spring.config.import=classpath:rowhouse-defaults.yaml")
class SchemaTest {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    TestDatabase.register(registry);
  }

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void anInstantReadsBackAsItWasWrittenWhateverTheZone() {
    jdbc.sql("CREATE TABLE moments (at DATETIME(6) NOT NULL)").update();
    Instant now = clock.instant();
    jdbc.sql("INSERT INTO moments VALUES (:at)").param("at", now).update();
    assertThat(jdbc.sql("SELECT at FROM moments").query(Moment.class).single().at()).isEqualTo(now);
    assertThat(
            jdbc.sql("SELECT DATE_FORMAT(at, '%Y-%m-%dT%H:%i') FROM moments")
                .query(String.class)
                .single())
        .isEqualTo(now.toString().substring(0, 16));
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM moments WHERE at <= UTC_TIMESTAMP(6)")
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void quartzFindsItsTables() {
    assertThat(jdbc.sql("SELECT COUNT(*) FROM QRTZ_TRIGGERS").query(Long.class).single())
        .isNotNull();
  }

  record Moment(Instant at) {}

  @SpringBootApplication(scanBasePackages = "dev.rowhouse.db")
  static class Application {}
}
