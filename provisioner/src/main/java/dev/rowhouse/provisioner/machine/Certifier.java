package dev.rowhouse.provisioner.machine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates: of an authority, of a machine's Docker, of us as its client. */
final class Certifier {
  /** For clocks that are behind ours. */
  private static final Duration BEFORE = Duration.ofHours(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private Certifier() {}

  /** Who signs. */
  record Signer(X509Certificate certificate, PrivateKey key) {}

  static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot make EC keys", e);
    }
  }

  static X509Certificate authority(KeyPair pair, String name, Instant now, Duration life) {
    var subject = new X500Name("CN=" + name);
    return build(() -> {
      var builder = builder(subject, subject, pair.getPublic(), now, life);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return sign(builder, pair.getPrivate());
    });
  }

  /** For a machine that answers at these hosts, each a name or an address. */
  static X509Certificate server(
      Signer by, PublicKey key, String name, List<String> hosts, Instant now, Duration life) {
    GeneralName[] names = hosts.stream().map(Certifier::host).toArray(GeneralName[]::new);
    return leaf(by, key, name, KeyPurposeId.id_kp_serverAuth, new GeneralNames(names), now, life);
  }

  private static GeneralName host(String host) {
    int kind = host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName;
    return new GeneralName(kind, host);
  }

  static X509Certificate client(Signer by, PublicKey key, String name, Instant now, Duration life) {
    return leaf(
        by,
        key,
        name,
        KeyPurposeId.id_kp_clientAuth,
        new GeneralNames(new GeneralName(GeneralName.dNSName, name)),
        now,
        life);
  }

  private static X509Certificate leaf(
      Signer by,
      PublicKey key,
      String name,
      KeyPurposeId purpose,
      GeneralNames names,
      Instant now,
      Duration life) {
    var issuer = X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded());
    return build(() -> {
      var builder = builder(issuer, new X500Name("CN=" + name), key, now, life);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      builder.addExtension(Extension.subjectAlternativeName, false, names);
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(by.certificate()));
      return sign(builder, by.key());
    });
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life)
      throws IOException, GeneralSecurityException {
    var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    var builder =
        new X509v3CertificateBuilder(
            issuer,
            new BigInteger(127, RANDOM).add(BigInteger.ONE),
            Date.from(now.minus(BEFORE)),
            Date.from(now.plus(life)),
            subject,
            info);
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(info));
    return builder;
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException, IOException {
    byte[] der =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)).getEncoded();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private interface Building {
    X509Certificate make() throws Exception;
  }

  private static X509Certificate build(Building building) {
    try {
      return building.make();
    } catch (Exception e) {
      throw new IllegalStateException("a certificate cannot be made", e);
    }
  }
}
