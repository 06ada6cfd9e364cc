package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every process can look at the schedules; only workers run them (the default is off). */
@Configuration(proxyBeanMethods = false)
class QuartzConfiguration {
  @Bean
  @OnRole(Role.WORKER)
  SchedulerFactoryBeanCustomizer workersRunJobs() {
    return factory -> {
      factory.setAutoStartup(true);
      factory.setWaitForJobsToCompleteOnShutdown(true);
    };
  }
}
