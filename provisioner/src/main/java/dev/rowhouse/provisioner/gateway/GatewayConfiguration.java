package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.claim.ClaimChecks;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.container.Waking;
import dev.rowhouse.provisioner.host.HostRoutes;
import dev.rowhouse.provisioner.node.Doors;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@OnRole(Role.GATEWAY)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
  @Bean
  Gateway gateway(
      GatewaySettings settings,
      Routes routes,
      HostRoutes hosts,
      Waking waking,
      ClaimChecks claims,
      GatewayCounters readings,
      ObjectProvider<Doors> doors,
      Bell bell,
      Clock clock) {
    var pass = new Pass(doors.stream().findFirst());
    return new Gateway(settings, routes, hosts, waking, claims, readings, pass, bell, clock);
  }
}
