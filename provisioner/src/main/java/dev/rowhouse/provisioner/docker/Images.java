package dev.rowhouse.provisioner.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Images on the node: loading, freezing, removing. */
final class Images {
  /** Docker's deepest image has 125 layers. */
  private static final int DEEP = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final DockerClient docker;
  private final DockerClient streams;
  private final Archives archives;

  Images(Connection connection) {
    this.connection = connection;
    this.docker = connection.quick();
    this.streams = connection.streams();
    this.archives = new Archives(connection);
  }

  Archives archives() {
    return archives;
  }

  boolean has(String reference) {
    return inspect(reference).isPresent();
  }

  private Optional<InspectImageResponse> inspect(String reference) {
    return Connection.call(() -> {
      try {
        return Optional.of(docker.inspectImageCmd(reference).exec());
      } catch (NotFoundException e) {
        return Optional.empty();
      }
    });
  }

  /**
   * Commits the container's filesystem. Docker would bake the container's environment, which holds
   * secrets, into the image; so the image is described anew, on the same layers, with the
   * configuration of the image that the container was made from.
   */
  void freeze(String container, String reference) {
    if (has(reference)) {
      return;
    }
    String origin =
        Connection.call(() -> docker.inspectContainerCmd(container).exec().getImageId());
    String raw = Connection.call(() -> streams.commitCmd(container).withPause(true).exec());
    try {
      describe(raw, origin, container, reference);
    } finally {
      remove(raw);
    }
  }

  private void describe(String raw, String origin, String container, String reference) {
    JsonNode config = json(connection.get("/images/" + origin + "/json")).path("Config");
    JsonNode image = json(connection.get("/images/" + raw + "/json"));
    if (image.path("RootFS").path("Layers").size() >= DEEP) {
      archives.flatten(container, reference, config);
      return;
    }
    try {
      archives.load(new ByteArrayInputStream(description(image, config, reference)));
    } catch (EngineRefused e) {
      // An engine that keeps its images in another way wants the layers themselves.
      archives.flatten(container, reference, config);
    }
  }

  /** An image archive without layers: the node has them all already. */
  private static byte[] description(JsonNode image, JsonNode config, String reference) {
    ObjectNode described = JSON.createObjectNode();
    described.put("architecture", image.path("Architecture").asText());
    described.put("os", image.path("Os").asText());
    described.put("created", image.path("Created").asText());
    described.set("config", config);
    ObjectNode rootfs = described.putObject("rootfs").put("type", "layers");
    rootfs.set("diff_ids", image.path("RootFS").path("Layers"));
    var manifest = JSON.createArrayNode();
    ObjectNode entry = manifest.addObject().put("Config", "config.json");
    entry.putArray("RepoTags").add(reference);
    var layers = entry.putArray("Layers");
    image.path("RootFS").path("Layers").forEach(layer -> layers.add(layer.asText().substring(7)));
    return archive(described.toString(), manifest.toString());
  }

  private static byte[] archive(String config, String manifest) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes)) {
      Files.add(out, "config.json", config.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Files.add(out, "manifest.json", manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(String reference, OutputStream archive) {
    try (InputStream in = Connection.call(() -> streams.saveImageCmd(reference).exec())) {
      in.transferTo(archive);
    } catch (IOException e) {
      throw Connection.translate(e);
    }
  }

  Optional<ImageIdentity> identity(String reference) {
    if (!has(reference)) {
      return Optional.empty();
    }
    JsonNode image = json(connection.get("/images/" + reference + "/json"));
    List<String> layers = new ArrayList<>();
    image.path("RootFS").path("Layers").forEach(layer -> layers.add(layer.asText()));
    return Optional.of(
        new ImageIdentity(image.path("Id").asText(), layers, image.path("Size").asLong()));
  }

  /** Stays when a container stands on it. */
  void remove(String reference) {
    remove(docker, reference);
  }

  static void removeAll(DockerClient docker, String repository) {
    List<Image> images =
        Connection.call(() -> docker.listImagesCmd().withReferenceFilter(repository).exec());
    images.stream()
        .flatMap(image -> Arrays.stream(image.getRepoTags()))
        .forEach(tag -> remove(docker, tag));
  }

  private static void remove(DockerClient docker, String reference) {
    Connection.run(() -> {
      try {
        docker.removeImageCmd(reference).exec();
      } catch (NotFoundException | ConflictException e) {
        // Gone already, or still needed.
      }
    });
  }
}
