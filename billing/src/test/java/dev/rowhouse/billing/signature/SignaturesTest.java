package dev.rowhouse.billing.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final String SECRET = StandardSignature.newSecret();
  private static final byte[] BODY = "{\"id\":\"evt_1\",\"ä\":1}".getBytes(StandardCharsets.UTF_8);

  private final Random random = new Random(7);

  @Test
  void whatWeSignStripesOwnLibraryAccepts() {
    Instant now = Instant.now();
    String body = new String(BODY, StandardCharsets.UTF_8);
    String header = StripeSignature.sign("whsec_x", BODY, now);
    assertThatCode(() -> Webhook.Signature.verifyHeader(body, header, "whsec_x", 300))
        .doesNotThrowAnyException();
  }

  @Test
  void theStandardsOwnExampleVerifies() {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    Instant at = Instant.ofEpochSecond(1_614_265_330);
    assertThat(StandardSignature.sign(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", at, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void anySignatureOfAnyValidSecretIsEnough() {
    String other = StripeSignature.sign("another", BODY, NOW);
    String both = other + ",v0=old,v1=" + StripeSignature.sign(SECRET, BODY, NOW).split("v1=")[1];
    assertThatCode(() -> StripeSignature.verify(both, BODY, List.of("third", SECRET), NOW))
        .doesNotThrowAnyException();
  }

  @Test
  void anyChangedByteOfTheBodyIsNoticed() {
    String header = StripeSignature.sign(SECRET, BODY, NOW);
    String standard = StandardSignature.sign(List.of(SECRET), "msg", NOW, BODY);
    for (int i = 0; i < 200; i++) {
      byte[] changed = BODY.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      refused(400, () -> StripeSignature.verify(header, changed, List.of(SECRET), NOW));
      refused(400, () -> verify("msg", NOW.getEpochSecond() + "", standard, changed));
    }
  }

  @Test
  void anyChangedCharacterOfTheHeaderIsRefusedAndNeverAFailureOfOurs() {
    String header = StripeSignature.sign(SECRET, BODY, NOW);
    for (int i = 0; i < 2_000; i++) {
      char[] letters = header.toCharArray();
      int at = random.nextInt(letters.length);
      char fresh = (char) (32 + random.nextInt(95));
      if (letters[at] == fresh || letters[at] == ',' && fresh == ' ') {
        continue;
      }
      letters[at] = fresh;
      String changed = new String(letters);
      assertThatThrownBy(() -> StripeSignature.verify(changed, BODY, List.of(SECRET), NOW))
          .as(changed)
          .isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -100_000, 100_000})
  void theFarPastAndTheFutureAreRefused(long seconds) {
    Instant then = NOW.plusSeconds(seconds);
    String header = StripeSignature.sign(SECRET, BODY, then);
    refused(400, () -> StripeSignature.verify(header, BODY, List.of(SECRET), NOW));
    String standard = StandardSignature.sign(List.of(SECRET), "msg", then, BODY);
    refused(400, () -> verify("msg", then.getEpochSecond() + "", standard, BODY));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void fiveMinutesEitherWayAreTolerated(long seconds) {
    String header = StripeSignature.sign(SECRET, BODY, NOW.plusSeconds(seconds));
    assertThatCode(() -> StripeSignature.verify(header, BODY, List.of(SECRET), NOW))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void withoutASignatureNobodyVouchesForIt(String header) {
    refused(401, () -> StripeSignature.verify(header, BODY, List.of(SECRET), NOW));
    refused(401, () -> verify("msg", NOW.getEpochSecond() + "", header, BODY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t=",
        "t=,v1=",
        "v1=abc",
        "t=1800000000",
        "t=soon,v1=abc",
        "t=99999999999999999999,v1=a",
        "t=-1,v1=abc",
        "t=1800000000,v1=",
        "t=1800000000,v1=zz",
        ",,,",
        "=",
        "t",
        "t=1e9,v1=a"
      })
  void malformedHeadersAreRefused(String header) {
    refused(400, () -> StripeSignature.verify(header, BODY, List.of(SECRET), NOW));
  }

  @Test
  void malformedStandardHeadersAreRefused() {
    String good = StandardSignature.sign(List.of(SECRET), "msg", NOW, BODY);
    String now = Long.toString(NOW.getEpochSecond());
    refused(400, () -> verify(null, now, good, BODY));
    refused(400, () -> verify("msg", null, good, BODY));
    refused(400, () -> verify("other", now, good, BODY));
    refused(400, () -> verify("x".repeat(256), now, good, BODY));
    refused(400, () -> verify("msg", "1.8e9", good, BODY));
    refused(400, () -> verify("msg", now, "v1a," + good.substring(3), BODY));
    refused(400, () -> verify("msg", now, "v1,", BODY));
  }

  private static void verify(String id, String timestamp, String signature, byte[] body)
      throws Refused {
    StandardSignature.verify(id, timestamp, signature, body, List.of(SECRET), NOW);
  }

  private static void refused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(status));
  }
}
