package dev.rowhouse.portal.signin;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * How providers of the portal are asked: for as long as a person waits, no longer and no shorter.
 * Left alone, Spring waits half a second for keys and forever for everything else.
 */
@Configuration(proxyBeanMethods = false)
class AskingProviders {
  private final Duration patience;

  AskingProviders(@Value("${rowhouse.sign-in.patience:30s}") Duration patience) {
    this.patience = patience;
  }

  @Bean
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(factory())
            .configureMessageConverters(all ->
                all.addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  @Bean
  OAuth2UserService<OAuth2UserRequest, OAuth2User> people() {
    var rest = new RestTemplate(factory());
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    var service = new DefaultOAuth2UserService();
    service.setRestOperations(rest);
    return service;
  }

  /** By whatever pair of keys a provider signs; a shared secret never signs anything here. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens() {
    Map<ClientRegistration, JwtDecoder> known = new ConcurrentHashMap<>();
    return registration -> known.computeIfAbsent(registration, this::decoder);
  }

  private JwtDecoder decoder(ClientRegistration registration) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(
                    registration.getProviderDetails().getJwkSetUri(), "jwk-set-uri"))
            .jwsAlgorithms(all -> all.addAll(Set.of(SignatureAlgorithm.values())))
            .restOperations(new RestTemplate(factory()))
            .build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    return decoder;
  }

  private ClientHttpRequestFactory factory() {
    var factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(patience);
    factory.setReadTimeout(patience);
    return factory;
  }
}
