package dev.rowhouse.portal.api.hook;

import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.portal.api.problem.Catcher;
import dev.rowhouse.portal.api.problem.Problems;
import dev.rowhouse.portal.api.rate.RateFilter;
import dev.rowhouse.portal.api.rate.Rates;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@OnRole(Role.PORTAL)
class HooksConfiguration {
  /** Before every other filter. */
  @Bean
  FilterRegistrationBean<HooksDoor> hooksDoor(
      Inbox inbox, Problems problems, Rates rates, JsonMapper mapper) {
    var door = new HooksDoor(inbox, new Catcher(problems), new RateFilter(rates), mapper);
    var registration = new FilterRegistrationBean<>(door);
    registration.addUrlPatterns("/hooks/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
