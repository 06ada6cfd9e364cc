package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sockets of this machine that may be attached as nodes: whoever holds one rules the machine, so
 * only those that the installation's own launcher or operator names are taken.
 */
@Component
public class LocalSockets {
  private final Path described;
  private final List<String> named;
  private final JsonMapper mapper;

  LocalSockets(
      @Value("${rowhouse.home}") Path home,
      @Value("${rowhouse.nodes.sockets:}") List<String> named,
      JsonMapper mapper) {
    this.described = home.resolve("node.json");
    this.named = named;
    this.mapper = mapper;
  }

  /**
   * @throws Rejected when it is a socket that nobody named
   */
  public void check(String docker) {
    if (docker.startsWith("unix:") && !named.contains(docker) && !docker.equals(launched())) {
      throw new Rejected(
          "docker", "only sockets that the operator of this installation named can be attached");
    }
  }

  private String launched() {
    try {
      return Files.exists(described)
          ? mapper.readTree(Files.readString(described)).path("docker").asString("")
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
