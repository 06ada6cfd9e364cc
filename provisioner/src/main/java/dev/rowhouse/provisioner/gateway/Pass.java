package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Doors;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what machines' doors let this gateway in; read off the event loops. */
final class Pass {
  private final Optional<Doors> doors;
  private volatile ClientSSLOptions options = new ClientSSLOptions();
  private volatile DockerHost.@Nullable Tls known;

  Pass(Optional<Doors> doors) {
    this.doors = doors;
  }

  /** Reads it again; another one is used from the next connection on. */
  void look() {
    DockerHost.Tls now = doors.flatMap(Doors::pass).orElse(null);
    if (now != null && !now.equals(known)) {
      options =
          new ClientSSLOptions()
              .setHostnameVerificationAlgorithm("HTTPS")
              .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(now.authority())))
              .setKeyCertOptions(
                  new PemKeyCertOptions()
                      .addCertValue(Buffer.buffer(now.certificate()))
                      .addKeyValue(Buffer.buffer(now.key())));
      known = now;
    }
  }

  ClientSSLOptions options() {
    return options;
  }
}
