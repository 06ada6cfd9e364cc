package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.NewNode;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Docker host to attach, as it is, or as our node script describes its own.
 *
 * @param docker {@code tcp://host:port}, or a socket that the operator named
 * @param tls for tcp addresses
 * @param subnet4 for tenants, nothing else uses it, {@code /28} or wider
 * @param gateways from where gateways reach tenants, as the node sees them
 * @param dataDir folder for data volumes on the node's btrfs; left out: volumes are Docker's own
 * @param region where it stands, for example {@code eu-central}
 * @param local what the node script printed, in place of all but the name
 */
record NodeJson(
    @NotBlank String name,
    @Nullable String docker,
    @Nullable TlsJson tls,
    @Nullable String subnet4,
    @Nullable String subnet6,
    @Nullable List<String> gateways,
    @Nullable String dataDir,
    @Nullable String region,
    @Nullable Map<String, Object> local) {

  /** PEM texts. */
  record TlsJson(@NotBlank String authority, @NotBlank String certificate, @NotBlank String key) {
    DockerHost.Tls tls() {
      return new DockerHost.Tls(authority, certificate, key);
    }
  }

  NewNode node() {
    return (local == null ? given() : described(local)).in(region == null ? "" : region);
  }

  private NewNode given() {
    return new NewNode(
        name,
        needed("docker", docker),
        tls == null ? null : tls.tls(),
        needed("subnet4", subnet4),
        subnet6,
        Given.or(gateways, List.<String>of()),
        dataDir);
  }

  private NewNode described(Map<String, Object> local) {
    return new NewNode(
        name,
        needed("local.docker", text(local, "docker")),
        null,
        needed("local.subnet4", text(local, "subnet4")),
        text(local, "subnet6"),
        Stream.of("gateway4", "gateway6")
            .map(key -> text(local, key))
            .filter(Objects::nonNull)
            .toList(),
        text(local, "dataDir"));
  }

  private static @Nullable String text(Map<String, Object> local, String key) {
    Object value = local.get(key);
    return value == null ? null : value.toString();
  }

  private static String needed(String field, @Nullable String value) {
    if (value == null) {
      throw Problem.invalid(field, "is missing");
    }
    return value;
  }
}
