package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of machines. */
@Component
class MachineStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SELECT =
      """
      SELECT id, token_id, organization_id, server_id, node_id, name, region, address, subnet4,
        subnet6, gateways, data_dir, door, specs, benchmark, certified_until, introduced_at,
        up_at, renewed_at, revoked_at, revoked_why
      FROM provisioner_machine
      """;

  private final JdbcClient jdbc;

  MachineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is kept of a machine besides what the others see. */
  record Secrets(String publicKey, String keyDigest, String fingerprint, String certificate) {}

  void insert(Machine machine, Secrets secrets) {
    jdbc.sql(
            """
            INSERT INTO provisioner_machine (id, token_id, organization_id, server_id, name, region,
              address, public_key, key_digest, fingerprint, certificate, certified_until, subnet4,
              subnet6, gateways, data_dir, door, specs, benchmark, introduced_at)
            VALUES (:id, :token, :organization, :server, :name, :region, :address, :publicKey,
              :keyDigest, :fingerprint, :certificate, :until, :subnet4, :subnet6, :gateways,
              :dataDir, :door, :specs, :benchmark, :now)
            """)
        .param("id", machine.id().value())
        .param("token", machine.token().value())
        .param("organization", value(machine.organization()))
        .param("server", value(machine.server()))
        .param("name", machine.name())
        .param("region", machine.region())
        .param("address", machine.address())
        .param("publicKey", secrets.publicKey())
        .param("keyDigest", secrets.keyDigest())
        .param("fingerprint", secrets.fingerprint())
        .param("certificate", secrets.certificate())
        .param("until", machine.certifiedUntil())
        .param("subnet4", machine.subnet4())
        .param("subnet6", machine.subnet6())
        .param("gateways", String.join(",", machine.gateways()))
        .param("dataDir", machine.dataDir())
        .param("door", machine.door())
        .param("specs", JSON.writeValueAsString(machine.specs()))
        .param("benchmark", JSON.writeValueAsString(machine.benchmark()))
        .param("now", machine.introducedAt())
        .update();
  }

  private static @Nullable String value(@Nullable Id id) {
    return id == null ? null : id.value();
  }

  Optional<Machine> find(MachineId id) {
    return one(" WHERE id = ?", id.value());
  }

  /** Of those that live. */
  Optional<Machine> of(ServerId server) {
    return one(" WHERE server_id = ? AND living = 1", server.value());
  }

  /** The newest that is or was the node. */
  Optional<Machine> of(NodeId node) {
    return one(" WHERE node_id = ? ORDER BY id DESC LIMIT 1", node.value());
  }

  /** One that lives and has this key, or came from the same installation of its system. */
  Optional<Machine> twin(String keyDigest, String fingerprint) {
    return jdbc.sql(SELECT + " WHERE (key_digest = ? OR fingerprint = ?) AND living = 1 LIMIT 1")
        .params(keyDigest, fingerprint)
        .query(MachineRow.class)
        .optional()
        .map(MachineRow::machine);
  }

  boolean isAddressTaken(String address) {
    return one(" WHERE address = ? AND living = 1", address).isPresent();
  }

  List<Machine> living() {
    return jdbc
        .sql(SELECT + " WHERE living = 1 ORDER BY id")
        .query(MachineRow.class)
        .list()
        .stream()
        .map(MachineRow::machine)
        .toList();
  }

  private Optional<Machine> one(String where, String value) {
    return jdbc.sql(SELECT + where)
        .param(value)
        .query(MachineRow.class)
        .optional()
        .map(MachineRow::machine);
  }

  Secrets secrets(MachineId id) {
    return jdbc.sql(
            """
            SELECT public_key, key_digest, fingerprint, certificate FROM provisioner_machine
            WHERE id = ?
            """)
        .param(id.value())
        .query(Secrets.class)
        .single();
  }

  /** Whether it was not up before. */
  boolean up(MachineId id, Instant now) {
    return set("up_at = ? WHERE id = ? AND up_at IS NULL", now, id.value());
  }

  boolean node(MachineId id, NodeId node) {
    return set("node_id = ? WHERE id = ? AND living = 1", node.value(), id.value());
  }

  boolean noNode(MachineId id) {
    return set("node_id = NULL WHERE id = ?", id.value());
  }

  boolean certified(MachineId id, Authority.Certified certified, Instant now) {
    return set(
        "certificate = ?, certified_until = ?, renewed_at = ? WHERE id = ? AND living = 1",
        certified.certificate(),
        certified.until(),
        now,
        id.value());
  }

  /** How many are believed now by a certificate that ends before the later instant. */
  int certified(Instant now, Instant endingBefore) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM provisioner_machine
            WHERE living = 1 AND certified_until > :now AND certified_until < :before
            """)
        .param("now", now)
        .param("before", endingBefore)
        .query(Integer.class)
        .single();
  }

  boolean revoke(MachineId id, String why, Instant now) {
    return set("revoked_at = ?, revoked_why = ? WHERE id = ? AND living = 1", now, why, id.value());
  }

  private boolean set(String rest, Object... values) {
    return jdbc.sql("UPDATE provisioner_machine SET " + rest).params(values).update() > 0;
  }
}
