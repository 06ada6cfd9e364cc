package dev.rowhouse.provisioner.channel;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.container.Streams;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Workers answer; the others ask. */
class ChannelConfiguration {
  private static final String PURPOSE = "inner channel";

  private ChannelConfiguration() {}

  static SSLContext context(Vault vault) {
    return Handshake.context(Credential.from(vault.derive(PURPOSE)));
  }

  @Configuration(proxyBeanMethods = false)
  @OnRole(Role.WORKER)
  static class Answering {
    @Bean
    Presence presence(
        Workers workers,
        Streams streams,
        List<Carried> carried,
        List<Accepted> accepted,
        Vault vault,
        @Value("${rowhouse.internal.address:127.0.0.1}") String address,
        @Value("${rowhouse.internal.port:0}") int port) {
      var wished = new InetSocketAddress(address, port);
      return new Presence(
          workers, () -> new Listening(streams, carried, accepted, wished, context(vault)));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(NoWorker.class)
  static class Asking {
    @Bean
    Carrier carrier(Workers workers, Vault vault) {
      return new RemoteCarrier(workers, context(vault));
    }

    @Bean
    Streams streams(Workers workers, Vault vault) {
      return new RemoteStreams(workers, context(vault));
    }
  }
}
