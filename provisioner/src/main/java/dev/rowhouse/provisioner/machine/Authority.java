package dev.rowhouse.provisioner.machine;

import static dev.rowhouse.provisioner.machine.AuthorityStore.GATEWAYS;
import static dev.rowhouse.provisioner.machine.AuthorityStore.MACHINES;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.node.Door;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The installation's own certificate authority, made when it is first needed: it signs for machines
 * and for the one client that their Docker lets in, which is us. A second one signs for gateways,
 * so that what opens tenants' doors opens no Docker. Keys lie sealed in the database.
 */
@Unowned
@Component
class Authority {
  static final Duration LIFE = Duration.ofDays(90);

  /** What is left of a certificate's life when it is renewed. */
  static final Duration LEFT = Duration.ofDays(30);

  private static final Duration OWN_LIFE = Duration.ofDays(20 * 365);
  private static final String CLIENT = "rowhouse-worker";
  private static final String GATEWAY = "rowhouse-gateway";
  private static final String SEAL = "authority";

  private final AuthorityStore store;
  private final Vault vault;
  private final Clock clock;

  Authority(AuthorityStore store, Vault vault, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /** A certificate for a machine, and when it ends. */
  record Certified(String certificate, Instant until) {}

  /**
   * Makes it where there is none; outside of transactions, in which makers would lock each other.
   */
  void begun() {
    row(MACHINES);
    row(GATEWAYS);
  }

  /** Until the transaction ends nobody else lets a machine in. */
  void lock() {
    store.lock();
  }

  /** PEM of who signs, and of who is to be believed beside while one takes over from another. */
  String certificate() {
    return row(MACHINES).trusted();
  }

  /** The same of who signs for gateways, which machines' doors let in. */
  String gateways() {
    return row(GATEWAYS).trusted();
  }

  Certified certify(MachineId machine, PublicKey key, String host) {
    X509Certificate signed =
        Certifier.server(
            signer(row(MACHINES)),
            key,
            machine.value(),
            List.of(host, "*." + Door.domain(machine.value())),
            clock.instant(),
            LIFE);
    return new Certified(text(signed), signed.getNotAfter().toInstant());
  }

  /** What opens every machine for us. */
  DockerHost.Tls client() {
    return client(row(MACHINES));
  }

  /** What opens machines' doors to tenants for gateways; empty while no machine is let in. */
  Optional<DockerHost.Tls> pass() {
    return store.find(GATEWAYS).map(this::client);
  }

  /** Known by who signed it, the other side by who signs for machines. */
  private DockerHost.Tls client(AuthorityStore.Row row) {
    return new DockerHost.Tls(
        certificate(), row.clientCertificate(), vault.open(row.clientKey(), SEAL));
  }

  /** Whether our own certificate for machines was near its end, and is another now. */
  boolean renewClient() {
    renewClient(row(GATEWAYS), GATEWAY);
    return renewClient(row(MACHINES), CLIENT);
  }

  private boolean renewClient(AuthorityStore.Row row, String name) {
    Instant now = clock.instant();
    if (row.clientUntil().minus(LEFT).isAfter(now)) {
      return false;
    }
    KeyPair pair = Certifier.pair();
    X509Certificate signed = Certifier.client(signer(row), pair.getPublic(), name, now, LIFE);
    return store.renew(row, text(signed), sealed(pair), signed.getNotAfter().toInstant());
  }

  /** Makes who signs next, for everybody to believe. */
  boolean announce(AuthorityStore.Row row) {
    Instant now = clock.instant();
    KeyPair own = Certifier.pair();
    X509Certificate certificate = Certifier.authority(own, name(own), now, OWN_LIFE);
    return store.announce(row.id(), text(certificate), sealed(own), now);
  }

  /** The next one signs from now on, for us first. */
  boolean succeed(AuthorityStore.Row row) {
    return store.succeed(
        signed(
            row.id(),
            Objects.requireNonNull(row.otherCertificate()),
            Objects.requireNonNull(row.otherKey()),
            row.certificate()));
  }

  private AuthorityStore.Row row(int id) {
    return store.find(id).orElseGet(() -> begin(id));
  }

  private AuthorityStore.Row begin(int id) {
    Instant now = clock.instant();
    KeyPair own = Certifier.pair();
    X509Certificate certificate = Certifier.authority(own, name(own), now, OWN_LIFE);
    store.insert(signed(id, text(certificate), sealed(own), null), now);
    return store.find(id).orElseThrow();
  }

  /** With a certificate of ours by this authority. */
  private AuthorityStore.Row signed(
      int id, String certificate, String sealedKey, @Nullable String former) {
    Instant now = clock.instant();
    KeyPair client = Certifier.pair();
    String name = id == GATEWAYS ? GATEWAY : CLIENT;
    X509Certificate signed =
        Certifier.client(signer(certificate, sealedKey), client.getPublic(), name, now, LIFE);
    return new AuthorityStore.Row(
        id,
        certificate,
        sealedKey,
        text(signed),
        sealed(client),
        signed.getNotAfter().toInstant(),
        former,
        null,
        former == null ? null : now);
  }

  /**
   * Two installations' authorities have different names, or their certificates confuse checkers.
   */
  private static String name(KeyPair pair) {
    return "Rowhouse " + Sha256.hex(pair.getPublic().getEncoded()).substring(0, 12);
  }

  private Certifier.Signer signer(AuthorityStore.Row row) {
    return signer(row.certificate(), row.authorityKey());
  }

  private Certifier.Signer signer(String certificate, String sealedKey) {
    return new Certifier.Signer(Pem.certificate(certificate), Pem.key(vault.open(sealedKey, SEAL)));
  }

  private String sealed(KeyPair pair) {
    return vault.seal(Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded()), SEAL);
  }

  private static String text(X509Certificate certificate) {
    try {
      return Pem.write("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
