package dev.rowhouse.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.portal.testing.TinyProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class ProvidersTest {
  @Test
  void oneThatNeverAnswersIsGivenUpAndHoldsUpNobodyElse() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var well = new TinyProvider()) {
      var configured = new OAuth2ClientProperties();
      add(configured, "silent", "http://127.0.0.1:" + silent.getLocalPort());
      for (int each = 0; each < 16; each++) {
        add(configured, "well" + each, well.issuer());
      }
      var patient = new Providers(configured, new StandardEnvironment(), Duration.ofMinutes(5));
      var waiting =
          CompletableFuture.supplyAsync(
              () -> patient.findByRegistrationId("silent"), Thread::startVirtualThread);
      try (var _ = silent.accept()) {
        for (int each = 0; each < 16; each++) {
          assertThat(patient.findByRegistrationId("well" + each)).isNotNull();
        }
        assertThat(waiting).isNotDone();
      }
      var hasty = new Providers(configured, new StandardEnvironment(), Duration.ofMillis(50));
      assertThatThrownBy(() -> hasty.findByRegistrationId("silent"))
          .isInstanceOf(OAuth2AuthenticationException.class)
          .extracting(e -> Mishap.of((OAuth2AuthenticationException) e))
          .isEqualTo(Mishap.AWAY);
    }
  }

  private static void add(OAuth2ClientProperties configured, String id, String issuer) {
    var registration = new OAuth2ClientProperties.Registration();
    registration.setClientId("portal");
    configured.getRegistration().put(id, registration);
    var provider = new OAuth2ClientProperties.Provider();
    provider.setIssuerUri(issuer);
    configured.getProvider().put(id, provider);
  }
}
