package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.erasure.Exports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What tenants would take away if a node stood behind their houses. */
@TestConfiguration
class Archives {
  @Bean
  @Primary
  Exports exports() {
    return (_, _, _, archive) -> {
      try {
        archive.write("everything".getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
