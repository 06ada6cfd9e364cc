package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a provider can send us outside of development: nowhere that is not public. */
class DestinationsTest {
  private final Destinations strict = new Destinations(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "::1",
        "::ffff:127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "fd00::1",
        "fe80::1",
        "0.0.0.0",
        "64:ff9b::a00:1",
        "2130706433"
      })
  void namesThatLeadIntoPrivateNetworksLeadNowhere(String host) {
    assertThatThrownBy(() -> strict.resolve(host)).isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "file:///etc/passwd",
        "https://user@example.com/",
        "https:///nobody",
        "gopher://example.com/",
        "//example.com/",
        "https://example.com/#there",
        ""
      })
  void onlyPlainAddressesByHttpsAreAccepted(String address) {
    assertThatThrownBy(() -> strict.accept("It", address)).isInstanceOf(Impasse.class);
  }

  /** What is judged is what is connected to, also where an address needs no look-up. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void nobodyIsCalledWhereWeMayNotGo(String host) throws IOException {
    try (var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var fetcher = new Closing(new Fetcher(strict, Duration.ofSeconds(30)))) {
      String address = "https://" + host + ":" + door.getLocalPort() + "/keys";
      assertThatThrownBy(() -> fetcher.it().get("It", address))
          .isInstanceOf(Impasse.class)
          .hasMessageContaining("private network");
      door.setSoTimeout(1);
      assertThatThrownBy(door::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void publicAddressesAreGoneTo() throws IOException {
    assertThat(strict.resolve("93.184.215.14")).hasSize(1);
    assertThat(strict.accept("It", "https://id.example.com/keys").getHost())
        .isEqualTo("id.example.com");
  }

  private record Closing(Fetcher it) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      it.close();
    }
  }
}
