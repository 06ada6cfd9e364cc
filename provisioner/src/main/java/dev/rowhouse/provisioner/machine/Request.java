package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.Rejected;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A machine's request for a certificate: who signed it has the key that it names. */
record Request(PublicKey key) {
  private static final String FIELD = "csr";
  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 256;

  /**
   * @throws Rejected when it is none, or its signature does not hold
   */
  static Request read(String pem) {
    try {
      var request = new JcaPKCS10CertificationRequest(Pem.read(FIELD, "CERTIFICATE REQUEST", pem));
      PublicKey key = request.getPublicKey();
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new Rejected(FIELD, "the request is not signed by the key that it names");
      }
      strong(key);
      return new Request(key);
    } catch (IOException
        | GeneralSecurityException
        | PKCSException
        | OperatorCreationException
        | IllegalArgumentException e) {
      throw new Rejected(FIELD, "this is no request for a certificate");
    }
  }

  private static void strong(PublicKey key) {
    int bits =
        switch (key) {
          case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() - SHORTEST_EC;
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() - SHORTEST_RSA;
          default -> -1;
        };
    if (bits < 0) {
      throw new Rejected(FIELD, "the key is an EC key of 256 bits or an RSA key of 2048, or more");
    }
  }
}
