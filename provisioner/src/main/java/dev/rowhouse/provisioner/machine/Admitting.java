package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Guard;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letting one machine in, or saying why not; one after the other. */
@Component
class Admitting {
  private static final Pattern ADDRESS =
      Pattern.compile("tcp://(\\[[0-9a-f:]+]|[A-Za-z0-9.-]+):\\d{1,5}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
  private static final String TWIN =
      "this machine, or the one that it was cloned from, is enrolled already: revoke that one"
          + " first, or give the clone a machine-id of its own (systemd-machine-id-setup)";

  private final TokenStore tokens;
  private final MachineStore machines;
  private final Authority authority;
  private final Blocks blocks;
  private final Guard guard;
  private final Clock clock;

  Admitting(
      TokenStore tokens,
      MachineStore machines,
      Authority authority,
      Blocks blocks,
      Guard guard,
      Clock clock) {
    this.tokens = tokens;
    this.machines = machines;
    this.authority = authority;
    this.blocks = blocks;
    this.guard = guard;
    this.clock = clock;
  }

  /**
   * The same machine may come again with the same token, when the answer was lost.
   *
   * @throws Rejected naming what cannot be taken
   */
  @Transactional
  Admission admit(MachineToken token, Introduction said) {
    authority.lock();
    Request request = Request.read(said.csr());
    String digest = Sha256.hex(request.key().getEncoded());
    if (token.usedAt() != null) {
      return again(token, digest);
    }
    Instant now = clock.instant();
    if (!token.expiresAt().isAfter(now)) {
      throw new Rejected(
          "token", "this token ended on %s; make a new one".formatted(token.expiresAt()));
    }
    check(said, digest);
    Machine machine = machine(token, said, now);
    if (!tokens.use(token.id(), machine.id(), now)) {
      throw used(token);
    }
    keep(machine, said, request, digest);
    return admission(machine);
  }

  private Admission again(MachineToken token, String digest) {
    return machines
        .find(Objects.requireNonNull(token.machine()))
        .filter(machine -> machine.revokedAt() == null)
        .filter(machine -> machines.secrets(machine.id()).keyDigest().equals(digest))
        .map(this::admission)
        .orElseThrow(() -> used(token));
  }

  private static Rejected used(MachineToken token) {
    return new Rejected(
        "token",
        "this token let a machine in already%s; make a new one"
            .formatted(token.usedAt() == null ? "" : " on " + token.usedAt()));
  }

  private void check(Introduction said, String digest) {
    if (!FINGERPRINT.matcher(said.fingerprint()).matches()) {
      throw new Rejected("fingerprint", "64 digits: the SHA-256 of the machine-id");
    }
    if (machines.twin(digest, said.fingerprint()).isPresent()) {
      throw new Rejected("machine", TWIN);
    }
    if (!ADDRESS.matcher(said.address()).matches()) {
      throw new Rejected("address", "an address looks like tcp://node.example.com:2376");
    }
    guard.check("address", said.address());
    if (machines.isAddressTaken(said.address())) {
      throw new Rejected("address", "another machine answers at " + said.address());
    }
  }

  private Machine machine(MachineToken token, Introduction said, Instant now) {
    Blocks.Given block = blocks.give(said);
    return new Machine(
        MachineId.mint(),
        token.id(),
        token.organization(),
        token.server(),
        null,
        token.name(),
        token.region(),
        said.address(),
        block.subnet4(),
        block.subnet6(),
        said.gateways(),
        said.dataDir(),
        said.door(),
        said.specs(),
        said.benchmark(),
        now.plus(Authority.LIFE),
        now,
        null,
        null,
        null,
        null);
  }

  private void keep(Machine machine, Introduction said, Request request, String digest) {
    var certified = authority.certify(machine.id(), request.key(), Guard.host(said.address()));
    String key = Base64.getEncoder().encodeToString(request.key().getEncoded());
    try {
      machines.insert(
          machine,
          new MachineStore.Secrets(key, digest, said.fingerprint(), certified.certificate()));
    } catch (DuplicateKeyException e) {
      throw new Rejected("machine", TWIN);
    }
  }

  private Admission admission(Machine machine) {
    return new Admission(
        machine.id(),
        machine.name(),
        machines.secrets(machine.id()).certificate(),
        authority.certificate(),
        authority.gateways(),
        machine.certifiedUntil(),
        machine.certifiedUntil().minus(Authority.LEFT),
        machine.subnet4(),
        machine.subnet6());
  }
}
