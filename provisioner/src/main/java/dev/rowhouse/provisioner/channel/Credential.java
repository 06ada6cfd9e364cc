package dev.rowhouse.provisioner.channel;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The key that every process of one installation has, and nobody else: it follows from the master
 * key. Its certificate signs itself; who holds the same key needs no authority to know it.
 */
record Credential(KeyPair pair, X509Certificate certificate) {
  private static final byte[] ED25519 = Der.sequence(Der.oid(0x2b, 0x65, 0x70));
  private static final byte[] COMMON_NAME = Der.oid(0x55, 0x04, 0x03);

  /**
   * @param seed 32 secret bytes
   */
  static Credential from(byte[] seed) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new Fixed(seed));
      KeyPair pair = generator.generateKeyPair();
      return new Credential(pair, certify(pair));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot make Ed25519 keys", e);
    }
  }

  private static X509Certificate certify(KeyPair pair) throws GeneralSecurityException {
    byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8("rowhouse"))));
    byte[] validity = Der.sequence(Der.time("20200101000000Z"), Der.time("99991231235959Z"));
    byte[] body =
        Der.sequence(
            Der.explicit(0, Der.integer(2)),
            Der.integer(1),
            ED25519,
            name,
            validity,
            name,
            pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(body);
    byte[] whole = Der.sequence(body, ED25519, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  /** Gives the seed where the generator asks for random bytes. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
