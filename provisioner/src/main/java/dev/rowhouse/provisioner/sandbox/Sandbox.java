package dev.rowhouse.provisioner.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Calling;
import dev.rowhouse.provisioner.container.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One conversation with a house. We call it, as no house has a way to us: with a credential that
 * was made for this call, and the facts of its tenant. What it answers counts if it has that
 * credential, came on this connection, and the house still runs as it did.
 */
final class Sandbox {
  /** Only we can send it: the gateway lets nothing of this name through. */
  static final String HEADER = "X-Rowhouse-Sandbox";

  static final String PATH = "/.well-known/sandbox";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_AT_ONCE = 20;
  private static final int MOST_AN_HOUR = 200;
  private static final int LONGEST = 300;

  private final Calling calling;
  private final SandboxStore store;
  private final Clock clock;

  Sandbox(Calling calling, SandboxStore store, Clock clock) {
    this.calling = calling;
    this.store = store;
    this.clock = clock;
  }

  /** How it went. */
  enum Outcome {
    HEARD,
    /** It does not speak this, or not now. */
    SILENT,
    /** What it said was not for us to believe. */
    REFUSED,
    GONE
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable String credential, @Nullable List<String> events) {}

  Outcome talk(ContainerId id) {
    Facts facts = store.facts(id).orElse(null);
    if (facts == null) {
      return Outcome.GONE;
    }
    String credential = credential();
    try {
      Calling.Reply reply =
          calling
              .post(id, PATH, Map.of(HEADER, credential), JSON.writeValueAsString(facts))
              .orElse(null);
      if (reply == null) {
        return Outcome.GONE;
      }
      return reply.status() == 200 ? hear(reply, credential) : Outcome.SILENT;
    } catch (IOException e) {
      return Outcome.SILENT;
    }
  }

  private Outcome hear(Calling.Reply reply, String credential) {
    Answer answer = read(reply.body());
    if (answer == null || !isSame(answer.credential(), credential)) {
      return Outcome.REFUSED;
    }
    if (!calling.isStill(reply.called())) {
      return Outcome.GONE;
    }
    List<String> events = answer.events() == null ? List.of() : answer.events();
    if (!events.isEmpty()) {
      write(reply.called(), events);
    }
    return Outcome.HEARD;
  }

  private void write(Container house, List<String> events) {
    Instant now = clock.instant();
    int left = MOST_AN_HOUR - store.said(house.id(), now.minus(Duration.ofHours(1)));
    events.stream()
        .filter(text -> text != null && !text.isBlank())
        .limit(Math.clamp(left, 0, MOST_AT_ONCE))
        .forEach(text -> store.say(house.id(), plain(text), now));
  }

  /** One line of visible text. */
  private static String plain(String text) {
    String line = text.replaceAll("\\p{C}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static @Nullable Answer read(String body) {
    try {
      return JSON.readValue(body, Answer.class);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static boolean isSame(@Nullable String one, String other) {
    return one != null
        && MessageDigest.isEqual(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String credential() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
