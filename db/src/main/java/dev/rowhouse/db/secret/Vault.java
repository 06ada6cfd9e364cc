package dev.rowhouse.db.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for storage with AES-256-GCM. The context (for example {@code "endpoint:" + id}) is
 * authenticated too, so that a sealed value copied to another row does not open there.
 */
public final class Vault {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String VERSION = "v1.";

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key 32 bytes
   * @throws IllegalArgumentException on any other length
   */
  public Vault(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the master key must have 32 bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The sealed form: ASCII, about 4/3 of the text and 40 characters more. */
  public String seal(String text, String context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), context);
    byte[] out = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(out);
  }

  /**
   * @throws IllegalStateException when the value was sealed with another key or context, or changed
   */
  public String open(String sealed, String context) {
    if (!sealed.startsWith(VERSION)) {
      throw new IllegalStateException("not a sealed value");
    }
    ByteBuffer in =
        ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(VERSION.length())));
    if (in.remaining() < NONCE) {
      throw new IllegalStateException("not a sealed value");
    }
    byte[] nonce = new byte[NONCE];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest, context), StandardCharsets.UTF_8);
  }

  /**
   * 32 bytes that follow from the master key and the purpose: every process with the same master
   * key gets the same, and none tells anything of another or of the key itself.
   */
  public byte[] derive(String purpose) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(key)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no HKDF-SHA256", e);
    }
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret does not open: wrong master key or context", e);
    }
  }
}
