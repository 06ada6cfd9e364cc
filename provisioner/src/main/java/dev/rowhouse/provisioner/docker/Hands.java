package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PruneType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kind of hand on a node, opened when first needed and again when lost. Scripts have to bear
 * being run twice: a script whose answer was lost is run again.
 */
final class Hands implements AutoCloseable {
  static final String IMAGE = "rowhouse/helper:1";

  private final DockerClient docker;
  private final DockerClient streams;
  private final Images images;
  private final Site site;
  private final HostConfig powers;
  private @Nullable Hand hand;

  /**
   * @param powers capabilities, network and folders of this kind; everything else is taken away
   */
  Hands(Connection connection, Images images, Site site, HostConfig powers) {
    this.docker = connection.quick();
    this.streams = connection.streams();
    this.images = images;
    this.site = site;
    this.powers = powers;
  }

  /** What the script says, which must end with status 0. */
  String run(String script) {
    Hand.Said said = ask(script);
    if (said.status() != 0) {
      throw new EngineRefused(500, said.output().strip());
    }
    return said.output();
  }

  Hand.Said ask(String script) {
    try {
      return hand().run(script);
    } catch (EngineUnreachable e) {
      return hand().run(script);
    }
  }

  private synchronized Hand hand() {
    Hand held = hand;
    if (held == null || !held.isOpen()) {
      held = new Hand(docker, streams, create());
      hand = held;
    }
    return held;
  }

  private String create() {
    ensureImage();
    return Connection.call(() -> command().exec().getId());
  }

  private CreateContainerCmd command() {
    return docker
        .createContainerCmd(IMAGE)
        .withName("rowhouse-hand-" + UUID.randomUUID())
        .withStdinOpen(true)
        .withStdInOnce(true)
        .withAttachStdin(true)
        .withAttachStdout(true)
        .withAttachStderr(true)
        .withLabels(Map.of(Marks.INSTALLATION, site.installation(), Marks.HAND, "yes"))
        .withHostConfig(powers);
  }

  /** Loads the helper image where the node has none. */
  void ensureImage() {
    if (images.has(IMAGE)) {
      return;
    }
    Path archive = site.helperArchive();
    try (var in = Files.newInputStream(archive)) {
      images.archives().load(in);
    } catch (IOException e) {
      throw new EngineRefused(404, "the helper image's archive cannot be read: " + archive);
    }
  }

  /**
   * Removes what was left behind when a worker or the engine died: hands that never ran or no
   * longer do. One that is just being started is let be.
   */
  void sweep() {
    prune("yes", "15s");
    prune(Marks.HOLDING, "24h"); // never runs, and may be in use for as long as an export takes
  }

  private void prune(String kind, String age) {
    Connection.run(() ->
        docker
            .pruneCmd(PruneType.CONTAINERS)
            .withLabelFilter(Marks.HAND + "=" + kind)
            .withUntilFilter(age)
            .exec());
  }

  @Override
  public synchronized void close() {
    if (hand != null) {
      hand.close();
      hand = null;
    }
  }
}
