package dev.rowhouse.provisioner.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineEnrolled;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is let in, who is not and why, and what becomes of certificates. */
class EnrolmentTest {
  private static final OrganizationId OURS = OrganizationId.mint();
  private static final String WORLD = "rowhouse.nodes.allow-private";

  private final Yard yard = new Yard(Map.of("rowhouse.roles", "portal", WORLD, "false"));
  private final Introducing introducing = yard.get(Introducing.class);
  private final Tokens tokens = yard.get(Tokens.class);
  private final Machines machines = yard.get(Machines.class);
  private final Nodes nodes = yard.get(Nodes.class);

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void aMachineThatIsLetInHasACertificateOfOursAndIsANodeOnceItIsUp() throws Exception {
    var applicant = Applicant.number(7);
    Admission admission = introduced(applicant, "eu-1");
    X509Certificate authority = Pem.certificate(admission.authority());
    X509Certificate certificate = Pem.certificate(admission.certificate());
    certificate.verify(authority.getPublicKey());
    assertThat(certificate.getPublicKey()).isEqualTo(applicant.pair.getPublic());
    assertThat(certificate.getSubjectAlternativeNames().iterator().next().get(1))
        .isEqualTo("192.0.2.7");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(nodes.list(OURS)).isEmpty();
    introducing.up(applicant.letter(admission, yard.clock.instant()));
    introducing.up(applicant.letter(admission, yard.clock.instant()));
    Node node = nodes.list(OURS).getFirst();
    assertThat(nodes.list(OURS)).hasSize(1);
    assertThat(node.region()).isEqualTo("eu-central");
    assertThat(node.state()).isEqualTo(NodeState.ENROLLING);
    assertThat(machines.of(OURS, node.id()).orElseThrow().id()).isEqualTo(admission.machine());
    assertThat(yard.enrolled())
        .containsExactly(new MachineEnrolled(admission.machine(), Optional.empty()));
  }

  @Test
  void ofTwentyMachinesWithOneTokenOneIsLetIn() throws Exception {
    String secret = secret("eu-1");
    List<Callable<Admission>> knocks = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      var applicant = Applicant.number(i);
      knocks.add(() -> introducing.introduce(applicant.introduction(secret)));
    }
    int in = 0;
    List<String> refusals = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Admission> knock : threads.invokeAll(knocks)) {
        try {
          knock.get();
          in++;
        } catch (ExecutionException e) {
          refusals.add(e.getCause().getMessage());
        }
      }
    }
    assertThat(in).isEqualTo(1);
    assertThat(refusals).hasSize(19).allMatch(why -> why.startsWith("this token let a machine in"));
  }

  @Test
  void aTokenIsGoodForAnHourAndUnknownOnesForNothing() {
    String secret = secret("eu-1");
    yard.clock.pass(Duration.ofMinutes(61));
    refused(
        "token", "ended", () -> introducing.introduce(Applicant.number(1).introduction(secret)));
    refused(
        "token",
        "no such token",
        () -> introducing.introduce(Applicant.number(1).introduction("rhm_nothing")));
  }

  @Test
  void whoseAnswerWasLostComesAgainWithTheSameTokenAndNobodyElseDoes() {
    String secret = secret("eu-1");
    var applicant = Applicant.number(1);
    Admission first = introducing.introduce(applicant.introduction(secret));
    Admission again = introducing.introduce(applicant.introduction(secret));
    assertThat(again).isEqualTo(first);
    refused(
        "token",
        "let a machine in already",
        () -> introducing.introduce(Applicant.number(2).introduction(secret)));
  }

  @Test
  void aCloneIsRefusedWhileTheFirstOneLives() {
    var applicant = Applicant.number(1);
    Node node = up(applicant, "eu-1");
    String secret = secret("eu-2");
    var clone = new Applicant("machine 1", "tcp://192.0.2.99:2376");
    refused("machine", "cloned", () -> introducing.introduce(clone.introduction(secret)));
    refused("machine", "cloned", () -> introducing.introduce(applicant.introduction(secret)));
    var token = tokens.waiting(OURS).getFirst();
    assertThat(tokens.progress(OURS, token.id()))
        .anyMatch(line -> line.words().startsWith("refused: this machine"));
    machines.revoke(OURS, node.id(), "sold");
    assertThat(introducing.introduce(clone.introduction(secret)).name()).isEqualTo("eu-2");
  }

  @Test
  void theRequestHasToBeSignedByItsKeyAndTheAddressToBeFreeAndPublic() {
    String secret = secret("eu-1");
    Introduction good = Applicant.number(1).introduction(secret);
    refused("csr", "PEM", () -> introducing.introduce(with(good, "nothing", good.address())));
    refused(
        "address",
        "private",
        () -> introducing.introduce(with(good, good.csr(), "tcp://10.1.2.3:2376")));
    refused(
        "address",
        "private",
        () -> introducing.introduce(with(good, good.csr(), "tcp://127.0.0.1:2376")));
    refused(
        "address",
        "looks like",
        () -> introducing.introduce(with(good, good.csr(), "http://192.0.2.1")));
    introducing.introduce(good);
    String other = secret("eu-2");
    refused(
        "address",
        "another machine",
        () ->
            introducing.introduce(
                with(Applicant.number(2).introduction(other), null, good.address())));
  }

  @Test
  void machinesGetAddressesForTenantsThatAreApart() {
    Admission one = introduced(Applicant.number(1), "eu-1");
    Admission two = introduced(Applicant.number(2), "eu-2");
    assertThat(one.subnet4()).isNotEqualTo(two.subnet4());
    assertThat(one.subnet6()).isNotEqualTo(two.subnet6());
  }

  @Test
  void aCertificateIsRenewedByALetterOfTheMachinesOwn() {
    var applicant = Applicant.number(1);
    Admission admission = introduced(applicant, "eu-1");
    yard.clock.pass(Duration.ofDays(70));
    Renewing renewing = yard.get(Renewing.class);
    refused(
        "signature",
        "not signed",
        () ->
            renewing.renew(
                applicant.letter(
                    admission.machine().value(), yard.clock.instant(), Certifier.pair())));
    refused(
        "at",
        "clock",
        () ->
            renewing.renew(
                applicant.letter(admission, yard.clock.instant().minus(Duration.ofHours(1)))));
    Admission next = renewing.renew(applicant.letter(admission, yard.clock.instant()));
    assertThat(next.until()).isAfter(admission.until());
    assertThat(next.certificate()).isNotEqualTo(admission.certificate());
    yard.clock.pass(Duration.ofDays(91));
    refused(
        "machine",
        "ended",
        () -> renewing.renew(applicant.letter(admission, yard.clock.instant())));
  }

  @Test
  void aRevokedMachineIsNotTalkedToAndGetsNoOtherCertificate() {
    var applicant = Applicant.number(1);
    Node node = up(applicant, "eu-1");
    machines.revoke(OURS, node.id(), "it was stolen");
    Node now = nodes.find(OURS, node.id()).orElseThrow();
    assertThat(now.severed()).contains("it was stolen");
    assertThat(now.state()).isEqualTo(NodeState.UNREACHABLE);
    Machine machine = machines.of(OURS, node.id()).orElseThrow();
    refused(
        "machine",
        "revoked",
        () ->
            yard.get(Renewing.class)
                .renew(
                    applicant.letter(machine.id().value(), yard.clock.instant(), applicant.pair)));
  }

  @Test
  void ourOwnCertificateIsRenewedAndHandedToEveryNode() {
    up(Applicant.number(1), "eu-1");
    Renewing renewing = yard.get(Renewing.class);
    assertThat(renewing.sweep()).isZero();
    var before = yard.get(Authority.class).client();
    yard.clock.pass(Duration.ofDays(61));
    assertThat(renewing.sweep()).isEqualTo(1);
    assertThat(yard.get(Authority.class).client().certificate()).isNotEqualTo(before.certificate());
    assertThat(renewing.sweep()).isZero();
  }

  @Test
  void aServerOfTheMarketBecomesANodeWhenItIsRentedAndIsFreeAgainAfterwards() {
    ServerId server = ServerId.mint();
    String secret = tokens.forServer(server, "eu-1", "eu-central", "test").secret();
    var applicant = Applicant.number(1);
    Admission admission = introducing.introduce(applicant.introduction(secret));
    introducing.up(applicant.letter(admission, yard.clock.instant()));
    assertThat(yard.enrolled())
        .containsExactly(new MachineEnrolled(admission.machine(), Optional.of(server)));
    assertThat(nodes.all()).isEmpty();
    assertThat(machines.of(server).orElseThrow().id()).isEqualTo(admission.machine());
    RentalId rental = RentalId.mint();
    Node node = machines.attach(admission.machine(), OURS, "rented", rental);
    assertThat(node.server()).isEqualTo(server);
    assertThat(node.rental()).isEqualTo(rental);
    assertThat(machines.attach(admission.machine(), OURS, "rented", rental).id())
        .isEqualTo(node.id());
    refused(
        "machine",
        "another rental",
        () -> machines.attach(admission.machine(), OrganizationId.mint(), "x", RentalId.mint()));
    nodes.detach(node.id());
    Node next =
        machines.attach(admission.machine(), OrganizationId.mint(), "next", RentalId.mint());
    assertThat(next.id()).isNotEqualTo(node.id());
  }

  @Test
  void tokensThatEndedUnusedAreGoneAfterAWeekWithWhatWasSaidUnderThem() {
    String used = secret("eu-1");
    introducing.introduce(Applicant.number(1).introduction(used));
    introducing.tell(secret("eu-2"), "looking at this machine");
    yard.clock.pass(Duration.ofDays(7));
    assertThat(tokens.tidy()).isZero();
    yard.clock.pass(Duration.ofHours(2));
    secret("eu-3");
    assertThat(tokens.tidy()).isEqualTo(1);
    var jdbc = JdbcClient.create(yard.source);
    assertThat(
            jdbc.sql("SELECT name FROM provisioner_machine_token ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly("eu-1", "eu-3");
    assertThat(
            jdbc.sql("SELECT DISTINCT token_id FROM provisioner_machine_line")
                .query(String.class)
                .list())
        .hasSize(1);
  }

  @Test
  void theTokensSecretIsInNoTable() {
    String secret = secret("eu-1");
    assertThat(
            JdbcClient.create(yard.source)
                .sql(
                    "SELECT CONCAT_WS(' ', id, hash, name, created_by) FROM"
                        + " provisioner_machine_token")
                .query(String.class)
                .single())
        .doesNotContain(secret);
  }

  private static Introduction with(Introduction good, String csr, String address) {
    return new Introduction(
        good.token(),
        csr == null ? good.csr() : csr,
        good.fingerprint(),
        address,
        null,
        null,
        false,
        List.of(),
        null,
        null,
        good.specs(),
        good.benchmark());
  }

  private String secret(String name) {
    return tokens.forOrganization(OURS, name, "eu-central", "test").secret();
  }

  private Admission introduced(Applicant applicant, String name) {
    return introducing.introduce(applicant.introduction(secret(name)));
  }

  private Node up(Applicant applicant, String name) {
    Admission admission = introduced(applicant, name);
    introducing.up(applicant.letter(admission, yard.clock.instant()));
    return nodes.list(OURS).stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(String field, String why, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.field()).isEqualTo(field);
              assertThat(rejected).hasMessageContaining(why);
            });
  }
}
