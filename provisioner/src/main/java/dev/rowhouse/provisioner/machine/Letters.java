package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens letters of machines, and finds out whether who is named wrote them. */
@Component
class Letters {
  private static final Duration FRESH = Duration.ofMinutes(15);

  private final MachineStore store;
  private final Clock clock;

  Letters(MachineStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  record Opened(Machine machine, JsonNode body) {}

  /**
   * @throws Rejected when it is not by a machine that may still write to us
   */
  Opened open(Letter letter) {
    JsonNode body = read(letter.body());
    Machine machine = machine(body.path("machine").asString(""));
    PublicKey key = Pem.certificate(store.secrets(machine.id()).certificate()).getPublicKey();
    if (!holds(letter, key)) {
      throw new Rejected("signature", "the request is not signed by the machine's key");
    }
    fresh(body.path("at").asString(""));
    if (machine.revokedAt() != null) {
      throw new Rejected(
          "machine",
          "this machine's certificate was revoked on %s: %s"
              .formatted(machine.revokedAt(), machine.revokedWhy()));
    }
    return new Opened(machine, body);
  }

  private static JsonNode read(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw new Rejected("body", "not JSON");
    }
  }

  private Machine machine(String id) {
    try {
      return store.find(new MachineId(id)).orElseThrow(Letters::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Rejected unknown() {
    return new Rejected("machine", "no such machine is enrolled here");
  }

  /** What was listened to somewhere and sent again later is worth nothing. */
  private void fresh(String at) {
    try {
      Duration age = Duration.between(Instant.parse(at), clock.instant());
      if (age.abs().compareTo(FRESH) > 0) {
        throw new Rejected(
            "at", "the machine's clock is %d seconds away from ours".formatted(age.toSeconds()));
      }
    } catch (DateTimeParseException e) {
      throw new Rejected("at", "a time like 2026-01-31T12:00:00Z");
    }
  }

  private static boolean holds(Letter letter, PublicKey key) {
    try {
      String hash = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      Signature signature = Signature.getInstance(hash);
      signature.initVerify(key);
      signature.update(letter.body().getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getMimeDecoder().decode(letter.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
