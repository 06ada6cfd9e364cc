package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.DockerHost;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals the certificates and keys by which nodes let us in. */
@Component
class TlsVault {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Vault vault;

  TlsVault(Vault vault) {
    this.vault = vault;
  }

  @Nullable String seal(NodeId node, DockerHost.@Nullable Tls tls) {
    return tls == null ? null : vault.seal(JSON.writeValueAsString(tls), context(node));
  }

  DockerHost.@Nullable Tls open(NodeId node, @Nullable String sealed) {
    return sealed == null
        ? null
        : JSON.readValue(vault.open(sealed, context(node)), DockerHost.Tls.class);
  }

  private static String context(NodeId node) {
    return "node:" + node.value();
  }
}
