package dev.rowhouse.portal.node;

import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.NewNode;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Docker host as people describe it. */
record NodeForm(
    @NotBlank(message = "Give the street a name.") @Nullable String name,
    @NotBlank(message = "Say where its Docker answers.") @Nullable String docker,
    @Nullable String authority,
    @Nullable String certificate,
    @Nullable String key,
    @NotBlank(message = "Name a block of addresses for its houses.") @Nullable String subnet4,
    @Nullable String subnet6,
    @Nullable String gateways,
    @Nullable String dataDir,
    @Nullable String region) {
  static final NodeForm FRESH =
      new NodeForm("", "tcp://", "", "", "", "10.20.0.0/16", "", "", "", "");

  NewNode read() {
    return new NewNode(
            text(name),
            text(docker),
            tls(),
            text(subnet4),
            orNull(subnet6),
            list(),
            orNull(dataDir))
        .in(text(region));
  }

  private DockerHost.@Nullable Tls tls() {
    String ours = orNull(certificate);
    return ours == null ? null : new DockerHost.Tls(text(authority), ours, text(key));
  }

  private List<String> list() {
    return Arrays.stream(text(gateways).split("[,\\s]+")).filter(g -> !g.isEmpty()).toList();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
