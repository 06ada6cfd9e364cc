package dev.rowhouse.provisioner.node;

import dev.rowhouse.marketplace.OrganizationId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The node that the launcher started beside this installation, as the file says that it left
 * ({@code rowhouse.local-node-file}, written by {@code ops/node.sh up}).
 */
@Component
public class LocalNode {
  private static final String NAME = "local";

  private final Nodes nodes;
  private final @Nullable Path file;

  LocalNode(Nodes nodes, @Value("${rowhouse.local-node-file:}") String file) {
    this.nodes = nodes;
    this.file = file.isBlank() ? null : Path.of(file);
  }

  /** Attaches it to the organization; empty when there is none. Repeated, it changes nothing. */
  public Optional<Node> attach(OrganizationId organization) {
    Path described = file;
    if (described == null || !Files.isReadable(described)) {
      return Optional.empty();
    }
    JsonNode facts = JsonMapper.shared().readTree(described.toFile());
    return Optional.of(nodes.attach(organization, node(facts)));
  }

  private static NewNode node(JsonNode facts) {
    List<String> gateways = new ArrayList<>();
    Optional.ofNullable(text(facts, "gateway4")).ifPresent(gateways::add);
    Optional.ofNullable(text(facts, "gateway6")).ifPresent(gateways::add);
    String subnet4 = text(facts, "subnet4");
    String docker = text(facts, "docker");
    if (subnet4 == null || docker == null) {
      throw new IllegalStateException("the local node's file lacks docker or subnet4");
    }
    return new NewNode(
        NAME, docker, null, subnet4, text(facts, "subnet6"), gateways, text(facts, "dataDir"));
  }

  private static @Nullable String text(JsonNode facts, String field) {
    JsonNode value = facts.path(field);
    return value.isString() ? value.stringValue() : null;
  }
}
