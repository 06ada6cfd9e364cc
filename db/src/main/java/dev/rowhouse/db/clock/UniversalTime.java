package dev.rowhouse.db.clock;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes UTC the process's zone before anything reads a clock: MariaDB's driver converts a DATETIME
 * in the default zone of the process, so that two workers in two zones would disagree about when.
 */
final class UniversalTime implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}
