package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PartsTest {
  private static GatewaySettings settings(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("rowhouse.gateway", GatewaySettings.class);
  }

  @Test
  void theDefaultsListenOnLoopbackAndTrustNobody() {
    GatewaySettings defaults = settings(Map.of());
    assertThat(defaults.port()).isEqualTo(7401);
    assertThat(defaults.bind()).isEqualTo("127.0.0.1");
    assertThat(defaults.domain()).isEqualTo("rowhouse.localhost");
    assertThat(defaults.publicScheme()).isEqualTo("http");
    assertThat(defaults.trustedProxies()).isEmpty();
    assertThat(defaults.maxBody()).isZero();
    assertThat(defaults.requestsPerHost()).isGreaterThan(1_000);
    assertThat(defaults.responseTimeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void everySettingHasItsName() {
    GatewaySettings given =
        settings(
            Map.of(
                "rowhouse.gateway.bind", "0.0.0.0",
                "rowhouse.gateway.public-scheme", "https",
                "rowhouse.gateway.trusted-proxies", "10.0.0.1,fd00::/8",
                "rowhouse.gateway.max-body", "1000",
                "rowhouse.gateway.connections-per-host", "7",
                "rowhouse.gateway.stall-timeout", "5s",
                "rowhouse.gateway.drain", "3s"));
    assertThat(given.bind()).isEqualTo("0.0.0.0");
    assertThat(given.publicScheme()).isEqualTo("https");
    assertThat(given.trustedProxies()).containsExactly("10.0.0.1", "fd00::/8");
    assertThat(given.maxBody()).isEqualTo(1_000);
    assertThat(given.connectionsPerHost()).isEqualTo(7);
    assertThat(given.stallTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(given.drain()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void rangesHoldTheAddressesInsideThem() {
    var proxies = new TrustedProxies(List.of("10.1.0.0/15", "fd00::/8", "192.0.2.7"));
    assertThat(proxies.contains("10.0.255.255")).isTrue();
    assertThat(proxies.contains("10.1.2.3")).isTrue();
    assertThat(proxies.contains("10.2.0.0")).isFalse();
    assertThat(proxies.contains("fdff::1")).isTrue();
    assertThat(proxies.contains("fe80::1%1")).isFalse();
    assertThat(proxies.contains("192.0.2.7")).isTrue();
    assertThat(proxies.contains("192.0.2.8")).isFalse();
  }

  @Test
  void cookiesOfOursAreTakenOutWhereverTheyStand() {
    var cookies = Cookies.of("door_claim=t1; a=1;__Host-door_claim=t2;  b=\"x y\"");
    assertThat(cookies.tokens).containsExactly("t1", "t2");
    assertThat(cookies.rest).isEqualTo("a=1; b=\"x y\"");
    assertThat(Cookies.of("xdoor_claim=1; door_claimx=2").tokens).isEmpty();
    assertThat(Cookies.of("xdoor_claim=1; door_claimx=2").rest).isEqualTo("xdoor_claim=1");
    assertThat(Cookies.of("a=1; door_way=w; door_claim=t").ours)
        .isEqualTo("door_way=w; door_claim=t");
    assertThat(Cookies.of("door_claim=").rest).isNull();
    assertThat(Cookies.of(null).tokens).isEmpty();
  }

  @Test
  void aLinkLeavesTheRestOfTheAddressAsItWas() {
    assertThat(Link.of("/a?x=%2B&door_claim=t&&y")).isEqualTo(new Link("t", "/a?x=%2B&&y"));
    assertThat(Link.of("/?door_claim=t")).isEqualTo(new Link("t", "/"));
    assertThat(Link.of("/?xdoor_claim=t")).isNull();
    assertThat(Link.of("/door_claim=t")).isNull();
    assertThat(Link.of("/")).isNull();
  }

  @Test
  void whatAPersonIsCalledCanBreakNoHeader() {
    assertThat(Guest.encode("Ada Lovelace", "")).isEqualTo("Ada Lovelace");
    assertThat(Guest.encode(" a\r\nb%c\u0000é😀 ", ""))
        .isEqualTo("a%0D%0Ab%25c%00%C3%A9%F0%9F%98%80");
    assertThat(Guest.encode("a,b", ",")).isEqualTo("a%2Cb");
  }

  @Test
  void headersAreKnownInAnyCase() {
    assertThat(Field.of("CONTENT-length")).isEqualTo(Field.CONTENT_LENGTH);
    assertThat(Field.of("Content_Length")).isEqualTo(Field.END_TO_END);
    assertThat(Field.of("x_rowhouse-USER")).isEqualTo(Field.OURS);
    assertThat(Field.of("X.Rowhouse.User")).isEqualTo(Field.OURS);
    assertThat(Field.of("X_Rowhouse_Claim")).isEqualTo(Field.OURS);
    assertThat(Field.of("x.forwarded_for")).as("not an edge's").isEqualTo(Field.OURS);
    assertThat(Field.of("X_Forwarded_Host")).as("not an edge's").isEqualTo(Field.OURS);
    assertThat(Field.of("X-Forwarded-Host")).isEqualTo(Field.FORWARDED_HOST);
    assertThat(Field.of("x_request.id")).isEqualTo(Field.END_TO_END);
    assertThat(Field.of("X-Forwarded-Whatever")).isEqualTo(Field.OURS);
    assertThat(Field.of("X-Request-Id")).isEqualTo(Field.END_TO_END);
    assertThat(Field.of("Sec-WebSocket-Key")).isEqualTo(Field.END_TO_END);
    assertThat(Field.of("Sec-WebSocket-Key2")).isEqualTo(Field.OLD_WEBSOCKET);
  }
}
