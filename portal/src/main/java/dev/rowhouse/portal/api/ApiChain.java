package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.portal.api.key.KeyFilter;
import dev.rowhouse.portal.api.once.Bodies;
import dev.rowhouse.portal.api.once.Changes;
import dev.rowhouse.portal.api.once.OnceFilter;
import dev.rowhouse.portal.api.problem.Catcher;
import dev.rowhouse.portal.api.problem.Problems;
import dev.rowhouse.portal.api.problem.RequestIds;
import dev.rowhouse.portal.api.rate.RateFilter;
import dev.rowhouse.portal.api.rate.Rates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * The security chain of machines. In this order: a number for the request, failures become
 * problems, the key opens, rates are counted, the body is read, and a repeated POST is answered as
 * before. No cookie has any meaning here, so there is nothing to forge across sites.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Rates.class)
class ApiChain {
  @Bean
  @Order(0)
  SecurityFilterChain machines(
      HttpSecurity http, ApiKeys keys, Problems problems, Rates rates, Changes changes) {
    return http.securityMatcher(ApiPaths.ALL)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(ApiPaths.OPEN)
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .anyRequest()
                .denyAll())
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(new Challenge(problems))
                .accessDeniedHandler(problems::answer))
        .addFilterBefore(new RequestIds(), HeaderWriterFilter.class)
        .addFilterAfter(new Catcher(problems), HeaderWriterFilter.class)
        .addFilterBefore(new KeyFilter(keys), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new RateFilter(rates), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new Bodies(), AuthorizationFilter.class)
        .addFilterAfter(new OnceFilter(changes), Bodies.class)
        .build();
  }
}
