package dev.rowhouse.db.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
  /** The file holds 32 random bytes in base 64; without it nothing sealed can be read again. */
  @Bean
  Vault vault(@Value("${rowhouse.master-key-file}") Path file) throws IOException {
    return new Vault(Base64.getMimeDecoder().decode(Files.readString(file).strip()));
  }
}
