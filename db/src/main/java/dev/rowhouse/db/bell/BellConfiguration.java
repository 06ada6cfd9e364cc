package dev.rowhouse.db.bell;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BellConfiguration {
  @Bean
  Bell bell() {
    return new Bell();
  }
}
