package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.stripe.Signature;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Signed events over one kept connection for each thread. */
final class Posts implements Rounds.Work, AutoCloseable {
  /** About what a subscription's event of Stripe's has. */
  static final int SIZE = 3_500;

  private final URI target;
  private final String secret;
  private final boolean livemode;
  private final Map<Integer, Wire> wires = new ConcurrentHashMap<>();

  /**
   * @param livemode true: quarantined by our test endpoint, so that no worker looks at it
   */
  Posts(Hook hook, boolean livemode) {
    this.target = URI.create(hook.url());
    this.secret = hook.secret();
    this.livemode = livemode;
  }

  @Override
  public void once(int thread) throws IOException {
    String body = body("evt_" + UUID.randomUUID(), livemode);
    Wire wire = wires.computeIfAbsent(thread, _ -> Wire.to(target.toString()));
    int status = wire.post(target, Signature.of(secret, body, Instant.now()), body);
    if (status != 200) {
      throw new IOException("an event was answered with " + status);
    }
  }

  /** An event that is genuine and of no interest, of the usual size. */
  static String body(String id, boolean livemode) {
    String head =
        """
        {"id":"%s","object":"event","type":"product.updated","created":1700000000,"livemode":%s,\
        "api_version":"2026-07-29.dahlia","data":{"object":{"id":"prod_1","object":"product",\
        "metadata":{},"description":"\
        """
            .formatted(id, livemode);
    return head + "x".repeat(SIZE - head.length() - 4) + "\"}}}";
  }

  @Override
  public void close() {
    wires.values().forEach(Wire::close);
  }
}
