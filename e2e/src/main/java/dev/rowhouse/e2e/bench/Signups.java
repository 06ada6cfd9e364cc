package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.stripe.Signature;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Customers who subscribe by signed events, and wait at their door. */
final class Signups implements AutoCloseable {
  private final BenchProject project;
  private final Wire hook;
  private final Wire gateway;

  Signups(BenchProject project, String gatewayUrl) {
    this.project = project;
    this.hook = Wire.to(project.hook().url());
    this.gateway = Wire.to(gatewayUrl);
  }

  /**
   * How long one took, in nanoseconds.
   *
   * @param posted from the first byte of the event
   * @param accepted from the answer that says it is stored
   */
  record Signup(House house, long posted, long accepted) {}

  Signup one() throws IOException {
    String subscription = "sub_" + UUID.randomUUID().toString().replace("-", "");
    String body = event(subscription);
    String signature = Signature.of(project.hook().secret(), body, Instant.now());
    long begin = System.nanoTime();
    int status = hook.post(URI.create(project.hook().url()), signature, body);
    long accepted = System.nanoTime();
    if (status != 200) {
      throw new Failed("the event was answered with " + status);
    }
    House house = house(subscription);
    while (gateway.get("/", house.host()) != 200) {
      Thread.onSpinWait();
    }
    long end = System.nanoTime();
    return new Signup(house, end - begin, end - accepted);
  }

  /** Posts the event and waits for the tenant's row only. */
  House paid() throws IOException {
    String subscription = "sub_" + UUID.randomUUID().toString().replace("-", "");
    String body = event(subscription);
    String signature = Signature.of(project.hook().secret(), body, Instant.now());
    int status = hook.post(URI.create(project.hook().url()), signature, body);
    if (status != 200) {
      throw new Failed("the event was answered with " + status);
    }
    return house(subscription);
  }

  /** Its address is made when its row is; asked for until then without a pause. */
  private House house(String subscription) {
    while (true) {
      Optional<JsonNode> tenant = project.tenants("?q=" + subscription).stream().findFirst();
      String url = tenant.map(t -> t.path("container").path("url").asString("")).orElse("");
      if (!url.isEmpty()) {
        JsonNode known = tenant.orElseThrow();
        return new House(
            project.portal(),
            known.path("container").path("id").asString(),
            known.path("id").asString(),
            url);
      }
    }
  }

  static String event(String subscription) {
    long now = Instant.now().getEpochSecond();
    return """
    {"id":"evt_%1$s","object":"event","type":"customer.subscription.created","created":%2$d,\
    "livemode":false,"api_version":"2026-07-29.dahlia","data":{"object":{"id":"%1$s",\
    "object":"subscription","customer":"cus_%1$s","status":"active","livemode":false,\
    "metadata":{"name":"Bench"},"items":{"object":"list","data":[{"id":"si_%1$s",\
    "object":"subscription_item","price":{"id":"%3$s","object":"price"}}]}}}}\
    """
        .formatted(subscription, now, BenchProject.PRICE);
  }

  @Override
  public void close() {
    hook.close();
    gateway.close();
  }
}
