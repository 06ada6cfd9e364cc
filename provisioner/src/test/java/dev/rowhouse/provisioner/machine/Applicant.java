package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A machine as we see it: a key, a machine-id, an address, and what the script would post. */
final class Applicant {
  final KeyPair pair = Certifier.pair();
  final String fingerprint;
  final String address;

  Applicant(String machineId, String address) {
    this.fingerprint = Sha256.hex(machineId);
    this.address = address;
  }

  /** A machine of its own, at an address of its own. */
  static Applicant number(int number) {
    return new Applicant("machine " + number, "tcp://192.0.2.%d:2376".formatted(number));
  }

  Introduction introduction(String token) {
    return new Introduction(
        token,
        csr(pair),
        fingerprint,
        address,
        null,
        null,
        true,
        List.of("198.51.100.1"),
        "/var/lib/rowhouse/machine/fs/data",
        2377,
        new MachineSpecs("Some CPU", 4, 1L << 34, "1 × 512 GB", 1L << 39, "6.18", "Debian 13"),
        new Benchmark(4_000, 9_000, 900, 1_900, 940));
  }

  static String csr(KeyPair pair) {
    try {
      var request =
          new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=x"), pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
      return Pem.write("CERTIFICATE REQUEST", request.getEncoded());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Letter letter(Admission admission, Instant at) {
    return letter(admission.machine().value(), at, pair);
  }

  Letter letter(String machine, Instant at, KeyPair signing) {
    String body =
        "{\"machine\":\"%s\",\"at\":\"%s\",\"csr\":\"%s\"}"
            .formatted(machine, at, csr(pair).replace("\n", "\\n"));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signing.getPrivate());
      signature.update(body.getBytes(StandardCharsets.UTF_8));
      return new Letter(body, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
