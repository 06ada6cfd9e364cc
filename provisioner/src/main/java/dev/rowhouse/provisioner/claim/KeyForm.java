package dev.rowhouse.provisioner.claim;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/** Ed25519 keys as JSON Web Keys. */
final class KeyForm {
  private KeyForm() {}

  static PublicJsonWebKey generate(String kid) {
    try {
      OctetKeyPairJsonWebKey key =
          OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      key.setKeyId(kid);
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("no Ed25519 key can be made", e);
    }
  }

  static PublicJsonWebKey parse(String jwk) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(jwk);
    } catch (JoseException e) {
      throw new IllegalStateException("a stored key cannot be read", e);
    }
  }

  static String publicJson(PublicJsonWebKey key) {
    return key.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  static String privateJson(PublicJsonWebKey key) {
    return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }
}
