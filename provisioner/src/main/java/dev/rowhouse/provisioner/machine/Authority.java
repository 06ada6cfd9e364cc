package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.docker.DockerHost;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The installation's own certificate authority, made when it is first needed: it signs for machines
 * and for the one client that machines let in, which is us. Keys lie sealed in the database.
 */
@Unowned
@Component
class Authority {
  static final Duration LIFE = Duration.ofDays(90);

  /** What is left of a certificate's life when it is renewed. */
  static final Duration LEFT = Duration.ofDays(30);

  private static final Duration OWN_LIFE = Duration.ofDays(20 * 365);
  private static final String CLIENT = "rowhouse-worker";
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
    row();
  }

  /** Until the transaction ends nobody else lets a machine in. */
  void lock() {
    store.lock();
  }

  /** PEM of who signs. */
  String certificate() {
    return row().certificate();
  }

  Certified certify(MachineId machine, PublicKey key, String host) {
    X509Certificate signed =
        Certifier.server(signer(row()), key, machine.value(), host, clock.instant(), LIFE);
    return new Certified(text(signed), signed.getNotAfter().toInstant());
  }

  /** What opens every machine for us. */
  DockerHost.Tls client() {
    AuthorityStore.Row row = row();
    return new DockerHost.Tls(
        row.certificate(), row.clientCertificate(), vault.open(row.clientKey(), SEAL));
  }

  /** Whether our own certificate was near its end, and is another now. */
  boolean renewClient() {
    AuthorityStore.Row row = row();
    Instant now = clock.instant();
    if (row.clientUntil().minus(LEFT).isAfter(now)) {
      return false;
    }
    KeyPair pair = Certifier.pair();
    X509Certificate signed = Certifier.client(signer(row), pair.getPublic(), CLIENT, now, LIFE);
    return store.renew(row, text(signed), sealed(pair), signed.getNotAfter().toInstant());
  }

  private AuthorityStore.Row row() {
    return store.find().orElseGet(this::begin);
  }

  private AuthorityStore.Row begin() {
    Instant now = clock.instant();
    KeyPair own = Certifier.pair();
    X509Certificate certificate = Certifier.authority(own, name(own), now, OWN_LIFE);
    KeyPair client = Certifier.pair();
    var signer = new Certifier.Signer(certificate, own.getPrivate());
    X509Certificate signed = Certifier.client(signer, client.getPublic(), CLIENT, now, LIFE);
    store.insert(
        new AuthorityStore.Row(
            text(certificate),
            sealed(own),
            text(signed),
            sealed(client),
            signed.getNotAfter().toInstant()),
        now);
    return store.find().orElseThrow();
  }

  /**
   * Two installations' authorities have different names, or their certificates confuse checkers.
   */
  private static String name(KeyPair pair) {
    return "Rowhouse " + Digests.of(pair.getPublic().getEncoded()).substring(0, 12);
  }

  private Certifier.Signer signer(AuthorityStore.Row row) {
    return new Certifier.Signer(
        Pem.certificate(row.certificate()), Pem.key(vault.open(row.authorityKey(), SEAL)));
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
