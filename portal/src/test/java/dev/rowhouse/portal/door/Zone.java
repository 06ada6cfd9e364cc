package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.dns.Finding;
import dev.rowhouse.provisioner.dns.TxtRecords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What companies publish in the DNS. */
@TestConfiguration
class Zone {
  static final Map<String, String> PUBLISHED = new ConcurrentHashMap<>();

  @Bean
  @Primary
  TxtRecords published() {
    return name ->
        PUBLISHED.containsKey(name)
            ? new Finding.Found(List.of(PUBLISHED.get(name)))
            : new Finding.Absent();
  }
}
