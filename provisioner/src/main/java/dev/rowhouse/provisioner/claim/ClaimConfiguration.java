package dev.rowhouse.provisioner.claim;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClaimConfiguration {
  @Bean
  @OnRole({Role.PORTAL, Role.WORKER})
  Claims claims(
      ClaimKeys keys,
      Vault vault,
      Containers containers,
      Bell bell,
      Clock clock,
      @Value("${rowhouse.base-url}") String issuer) {
    Claims.Epochs epochs = id -> containers.find(id).map(Container::epoch).orElse(0);
    return new Claims(keys, new SigningKeys(keys, vault, bell, clock), epochs, bell, clock, issuer);
  }

  @Bean
  @OnRole(Role.GATEWAY)
  ClaimChecks claimChecks(
      ClaimKeys keys, Clock clock, @Value("${rowhouse.base-url}") String issuer) {
    return new ClaimChecks(keys, clock, issuer);
  }
}
