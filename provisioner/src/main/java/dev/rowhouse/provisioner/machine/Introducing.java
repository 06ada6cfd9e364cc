package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.MachineEnrolled;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.NewNode;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a machine does to be let in: it knocks with a token and its request, gets its certificate,
 * starts its Docker, and says that it is up. On the way it tells how far it is.
 */
@Component
public class Introducing {
  private static final String UNKNOWN = "no such token; copy the whole command, or make a new one";

  private final Admitting admitting;
  private final TokenStore tokens;
  private final LineStore lines;
  private final Letters letters;
  private final MachineStore machines;
  private final Authority authority;
  private final Nodes nodes;
  private final ApplicationEventPublisher publisher;
  private final Bell bell;
  private final Clock clock;

  Introducing(
      Admitting admitting,
      TokenStore tokens,
      LineStore lines,
      Letters letters,
      MachineStore machines,
      Authority authority,
      Nodes nodes,
      ApplicationEventPublisher publisher,
      Bell bell,
      Clock clock) {
    this.admitting = admitting;
    this.tokens = tokens;
    this.lines = lines;
    this.letters = letters;
    this.machines = machines;
    this.authority = authority;
    this.nodes = nodes;
    this.publisher = publisher;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Gives the machine its certificate; what it is refused for stands on the token's page too.
   *
   * @throws Rejected naming what cannot be taken, and why
   */
  public Admission introduce(Introduction said) {
    MachineToken token = token(said.token());
    authority.begun();
    try {
      Admission admission = admitting.admit(token, said);
      say(token, "it has its certificate, good until " + day(admission.until()));
      return admission;
    } catch (Rejected e) {
      say(token, "refused: " + e.getMessage());
      throw e;
    }
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /**
   * One line of progress.
   *
   * @throws Rejected when the token is none, or its time is over
   */
  public void tell(String secret, String words) {
    MachineToken token = token(secret);
    Instant end = token.expiresAt().plus(Authority.LEFT);
    if (end.isBefore(clock.instant())) {
      throw new Rejected("token", "this token ended long ago");
    }
    say(token, words);
  }

  /** Whether the token lets somebody in, or is being used just now. */
  public boolean knows(String secret) {
    return tokens
        .byHash(Sha256.hex(secret))
        .filter(token -> token.expiresAt().isAfter(clock.instant()))
        .isPresent();
  }

  private MachineToken token(String secret) {
    return tokens.byHash(Sha256.hex(secret)).orElseThrow(() -> new Rejected("token", UNKNOWN));
  }

  private void say(MachineToken token, String words) {
    lines.insert(token.id(), words);
    bell.ring(Nodes.CHANGED);
  }

  /**
   * The machine's Docker answers: an organization's own becomes its node. Repeated, it changes
   * nothing.
   *
   * @throws Rejected when the letter is not the machine's
   */
  @Transactional
  public MachineId up(Letter letter) {
    Machine machine = letters.open(letter).machine();
    if (!machines.up(machine.id(), clock.instant())) {
      return machine.id();
    }
    OrganizationId organization = machine.organization();
    if (organization != null) {
      Node node = nodes.attach(organization, node(machine));
      machines.node(machine.id(), node.id());
    }
    lines.insert(machine.token(), "its Docker answers; we are about to look at it");
    publisher.publishEvent(
        new MachineEnrolled(machine.id(), Optional.ofNullable(machine.server())));
    bell.ring(Nodes.CHANGED);
    return machine.id();
  }

  private NewNode node(Machine machine) {
    return new NewNode(
        machine.name(),
        machine.address(),
        authority.client(),
        machine.subnet4(),
        machine.subnet6(),
        machine.gateways(),
        machine.dataDir(),
        machine.region(),
        null,
        null);
  }
}
