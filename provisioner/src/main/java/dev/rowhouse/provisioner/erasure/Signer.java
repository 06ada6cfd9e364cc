package dev.rowhouse.provisioner.erasure;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ed25519 over the canonical document; the signature stands in the document, outside of what it
 * signs.
 */
@Component
class Signer {
  private final SigningKeys keys;

  Signer(SigningKeys keys) {
    this.keys = keys;
  }

  /** The document with its signature, as text. */
  String sign(Map<String, Object> document) {
    SigningKey key = keys.current();
    Map<String, Object> signed = new LinkedHashMap<>(document);
    signed.put("kid", key.kid());
    signed.put("algorithm", "Ed25519");
    signed.put("signature", signature(key, Canonical.bytes(signed)));
    return Canonical.text(signed);
  }

  Verdict verify(String json) {
    Map<String, Object> document;
    try {
      document = Canonical.read(json);
    } catch (RuntimeException e) {
      return Verdict.no("this is not a JSON object");
    }
    Object signature = document.remove("signature");
    String x = keys.published().get(String.valueOf(document.get("kid")));
    if (!(signature instanceof String text) || x == null) {
      return Verdict.no("it is not signed by a key of this installation");
    }
    return holds(x, Canonical.bytes(document), text)
        ? new Verdict(true, "signed by this installation and unchanged")
        : Verdict.no("it was changed after it was signed");
  }

  private static String signature(SigningKey key, byte[] content) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.secret());
      signer.update(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a receipt cannot be signed", e);
    }
  }

  private static boolean holds(String x, byte[] content, String signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(SigningKeys.publicKey(x));
      verifier.update(content);
      return verifier.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
