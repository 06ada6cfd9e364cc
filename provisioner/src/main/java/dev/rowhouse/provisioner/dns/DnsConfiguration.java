package dev.rowhouse.provisioner.dns;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DnsSettings.class, LossSettings.class})
class DnsConfiguration {
  @Bean
  TxtRecords txtRecords(DnsSettings settings) {
    return new ResolvedTxtRecords(settings);
  }
}
