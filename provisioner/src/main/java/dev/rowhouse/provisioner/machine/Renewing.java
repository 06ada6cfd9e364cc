package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Guard;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Certificates do not outlive their time, and are renewed before it: the machines' and ours. */
@Component
public class Renewing {
  private final Letters letters;
  private final MachineStore machines;
  private final Authority authority;
  private final Succession succession;
  private final Nodes nodes;
  private final Clock clock;

  Renewing(
      Letters letters,
      MachineStore machines,
      Authority authority,
      Succession succession,
      Nodes nodes,
      Clock clock) {
    this.letters = letters;
    this.machines = machines;
    this.authority = authority;
    this.succession = succession;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * The machine's next certificate, for the key that it has; the letter brings a {@code csr}.
   *
   * @throws Rejected when it is not the machine's, revoked, or its certificate has ended already
   */
  @Transactional
  public Admission renew(Letter letter) {
    var opened = letters.open(letter);
    Machine machine = opened.machine();
    Instant now = clock.instant();
    if (!machine.certifiedUntil().isAfter(now)) {
      throw new Rejected(
          "machine",
          "its certificate ended on %s: enrol it anew, with a new token"
              .formatted(machine.certifiedUntil()));
    }
    Request request = Request.read(opened.body().path("csr").asString(""));
    String digest = Sha256.hex(request.key().getEncoded());
    if (!digest.equals(machines.secrets(machine.id()).keyDigest())) {
      throw new Rejected("csr", "the request is for another key than the machine's");
    }
    var certified = authority.certify(machine.id(), request.key(), Guard.host(machine.address()));
    machines.certified(machine.id(), certified, now);
    return new Admission(
        machine.id(),
        machine.name(),
        certified.certificate(),
        authority.certificate(),
        authority.gateways(),
        certified.until(),
        certified.until().minus(Authority.LEFT),
        machine.subnet4(),
        machine.subnet6());
  }

  /**
   * Renews our own when its time has come, and replaces who signs when its has; all nodes'
   * connections hear of it.
   */
  @Unowned
  @Transactional
  public int sweep() {
    boolean replaced = succession.step();
    if (!authority.renewClient() && !replaced) {
      return 0;
    }
    DockerHost.Tls tls = authority.client();
    List<NodeId> all =
        machines.living().stream().map(Machine::node).filter(Objects::nonNull).toList();
    all.forEach(node -> nodes.credential(node, tls));
    return all.size();
  }
}
