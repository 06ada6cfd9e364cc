package dev.rowhouse.provisioner.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.Rejected;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final String NODE = "tcp://node.example:2376";

  @Test
  void aPublicHostIsKeptToAllItsAddressesOfThatMoment() throws Exception {
    var guard = guard(false, "198.51.100.7", "2001:db8::7");
    assertThat(guard.resolve("docker", NODE))
        .containsExactly(
            InetAddress.getByName("198.51.100.7"), InetAddress.getByName("2001:db8::7"));
    assertThat(guard.resolve("docker", "unix:///run/docker.sock")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.1.2.3",
        "240.0.0.1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "2002:a00:1::",
        "64:ff9b::a00:1"
      })
  void aPrivateAddressAmongPublicOnesIsEnoughToBeRefused(String address) {
    assertThatThrownBy(() -> guard(false, "198.51.100.7", address).check("docker", NODE))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("private network");
  }

  @Test
  void whereTheOperatorAllowsItNodesStandInPrivateNetworksButNeverOnLinkLocalOrMulticastOnes() {
    guard(true, "10.1.2.3", "127.0.0.1").check("docker", NODE);
    assertThatThrownBy(() -> guard(true, "169.254.169.254").check("docker", NODE))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> guard(true, "224.0.0.1").check("docker", NODE))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void aHostThatIsNoneIsNamed() {
    var guard =
        new Guard(
            false,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> guard.check("docker", NODE)).hasMessageContaining("node.example");
  }

  private static Guard guard(boolean allowPrivate, String... addresses) {
    return new Guard(
        allowPrivate,
        _ -> {
          var found = new InetAddress[addresses.length];
          for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return found;
        });
  }
}
