package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/** Carries a volume's content in and out as tar streams, by a container that is never started. */
final class Carrier {
  private final DockerClient docker;
  private final DockerClient streams;
  private final Site site;
  private final Hands hands;

  Carrier(Connection connection, Site site, Hands hands) {
    this.docker = connection.quick();
    this.streams = connection.streams();
    this.site = site;
    this.hands = hands;
  }

  void out(String volume, OutputStream tar) {
    with(
        volume,
        id -> {
          try (InputStream in = streams.copyArchiveFromContainerCmd(id, "/volume/.").exec()) {
            in.transferTo(tar);
          } catch (IOException e) {
            throw Connection.translate(e);
          }
        });
  }

  void in(String volume, InputStream tar) {
    with(
        volume,
        id ->
            streams
                .copyArchiveToContainerCmd(id)
                .withRemotePath("/volume")
                .withTarInputStream(tar)
                .exec());
  }

  private void with(String volume, Consumer<String> use) {
    hands.ensureImage();
    String id =
        Connection.call(() ->
            docker
                .createContainerCmd(Hands.IMAGE)
                .withHostConfig(Powers.holding(volume))
                .withLabels(
                    Map.of(Marks.INSTALLATION, site.installation(), Marks.HAND, Marks.HOLDING))
                .exec()
                .getId());
    try {
      Connection.run(() -> use.accept(id));
    } finally {
      Connection.run(() -> docker.removeContainerCmd(id).withForce(true).exec());
    }
  }
}
