package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.claim.ClaimChecks;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.container.Waking;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@OnRole(Role.GATEWAY)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
  /** None where nothing keeps containers: then there is nothing to route to. */
  @Bean
  @Nullable Gateway gateway(
      GatewaySettings settings,
      ObjectProvider<Routes> routes,
      ObjectProvider<Waking> waking,
      ClaimChecks claims,
      Bell bell,
      Clock clock) {
    Routes feed = routes.getIfAvailable();
    Waking verbs = waking.getIfAvailable();
    return feed == null || verbs == null
        ? null
        : new Gateway(settings, feed, verbs, claims, bell, clock);
  }
}
