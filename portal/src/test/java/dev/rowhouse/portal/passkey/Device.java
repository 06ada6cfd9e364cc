package dev.rowhouse.portal.passkey;

import dev.rowhouse.db.secret.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with one key (ES256), which answers as browsers do. */
public final class Device {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;
  private static final JsonMapper JSON = new JsonMapper();

  private final KeyPair keys;
  private final byte[] id = new byte[32];
  public String origin;
  public boolean verifies = true;
  public int uses = 0;
  public String owner = "";

  public Device(String origin) throws GeneralSecurityException {
    this.origin = origin;
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
    new SecureRandom().nextBytes(id);
  }

  /** What {@code navigator.credentials.create} gives, as JSON. */
  public String make(String options) {
    JsonNode asked = JSON.readTree(options);
    owner = asked.at("/user/id").asString();
    byte[] client = client("webauthn.create", asked.path("challenge").asString());
    byte[] data = data(asked.at("/rp/id").asString(), ATTESTED);
    var attestation = new ByteArrayOutputStream();
    attestation.write(0xa3);
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    attestation.write(0xa0);
    text(attestation, "authData");
    bytes(attestation, data);
    return credential(
        Map.of(
            "clientDataJSON", base64(client),
            "attestationObject", base64(attestation.toByteArray())));
  }

  /** What {@code navigator.credentials.get} gives, as JSON. */
  public String answer(String options) throws GeneralSecurityException {
    JsonNode asked = JSON.readTree(options);
    byte[] client = client("webauthn.get", asked.path("challenge").asString());
    byte[] data = data(asked.path("rpId").asString(), 0);
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(data);
    signature.update(Sha256.of(client));
    return credential(
        Map.of(
            "clientDataJSON", base64(client),
            "authenticatorData", base64(data),
            "signature", base64(signature.sign()),
            "userHandle", owner));
  }

  private String credential(Map<String, ?> response) {
    var all = new LinkedHashMap<String, Object>();
    all.put("id", base64(id));
    all.put("rawId", base64(id));
    all.put("type", "public-key");
    all.put("clientExtensionResults", Map.of());
    all.put("response", response);
    return JSON.writeValueAsString(all);
  }

  private byte[] client(String type, String challenge) {
    return JSON.writeValueAsString(
            Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] data(String host, int flags) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Sha256.of(host));
    out.write(PRESENT | (verifies ? VERIFIED : 0) | flags);
    out.writeBytes(ByteBuffer.allocate(4).putInt(++uses).array());
    if (flags == ATTESTED) {
      out.writeBytes(new byte[16]);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
      out.writeBytes(id);
      out.writeBytes(key());
    }
    return out.toByteArray();
  }

  /** As COSE has it (RFC 9053): kty 2, alg -7, crv 1, x, y. */
  private byte[] key() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
    bytes(out, fixed(point.getAffineX().toByteArray()));
    out.write(0x22);
    bytes(out, fixed(point.getAffineY().toByteArray()));
    return out.toByteArray();
  }

  private static byte[] fixed(byte[] number) {
    byte[] whole = new byte[32];
    int length = Math.min(number.length, 32);
    System.arraycopy(number, number.length - length, whole, 32 - length, length);
    return whole;
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(
        bytes.length < 256
            ? new byte[] {0x58, (byte) bytes.length}
            : new byte[] {0x59, (byte) (bytes.length >> 8), (byte) bytes.length});
    out.writeBytes(bytes);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
