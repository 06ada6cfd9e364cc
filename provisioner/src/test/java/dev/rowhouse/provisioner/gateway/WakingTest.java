package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakingTest {
  private final Street street = street();

  Street street() {
    return new Street();
  }

  @AfterEach
  void close() {
    street.close();
  }

  private Route asleep(String label, Observed observed) {
    int port =
        street.app(request ->
            request
                .body()
                .onSuccess(body -> request.response().end("awake " + request.uri() + body)));
    Route route = street.known(street.estate.add(label, observed, port));
    street.estate.onWake =
        () -> street.vertx.setTimer(150, _ -> street.estate.become(route, Observed.RUNNING));
    return route;
  }

  private Raw send(String label, String path, String... headers) {
    return street
        .raw()
        .send(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + label
                + ".test.localhost\r\n"
                + String.join("", List.of(headers).stream().map(it -> it + "\r\n").toList())
                + "\r\n");
  }

  @Test
  void anApiClientWaitsUntilTheContainerIsAwake() {
    asleep("acme", Observed.STOPPED);
    var answer = street.get("acme", "/notes?x=1", "Accept: application/json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("awake /notes?x=1");
    assertThat(street.estate.wakes).hasValue(1);
  }

  @Test
  void aRequestThatWaitsKeepsItsBody() {
    asleep("acme", Observed.STOPPED);
    var answer =
        street
            .raw()
            .send("POST /n HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 4\r\n\r\nbody")
            .answer();
    assertThat(answer.body()).isEqualTo("awake /nbody");
  }

  @Test
  void aThousandRequestsAtOnceCauseOneWakeAndAllAreServed() {
    asleep("acme", Observed.STOPPED);
    List<Raw> clients = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      clients.add(send("acme", "/" + i));
    }
    for (int i = 0; i < 1_000; i++) {
      var answer = clients.get(i).answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("awake /" + i);
      clients.get(i).close();
    }
    assertThat(street.estate.wakes).hasValue(1);
    assertThat(street.gateway.counters().waiting).hasValue(0);
  }

  @Test
  void aBrowserSeesASmallWaitingPageAtOnceThatIsNotTakenForContent() {
    asleep("acme", Observed.STOPPED);
    var answer =
        street.get("acme", "/notes", "Accept: text/html,*/*;q=0.8", "Sec-Fetch-Mode: navigate");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.body().getBytes().length).isLessThan(4096);
    assertThat(answer.body())
        .contains("Waking your space…", "role=\"status\"", "prefers-reduced-motion")
        .doesNotContain("src=", "href=\"http");
    assertThat(answer.body())
        .contains("<title>Notes &amp; &lt;Co></title>", "<h1>Notes &amp; &lt;Co></h1>");
    assertThat(answer.body().toLowerCase()).doesNotContain("rowhouse");
    await().until(() -> street.estate.wakes.get() == 1);
  }

  @Test
  void theWaitingPageIsToldAsSoonAsTheContainerIsAwakeAndTheAppNeverSeesItAsk() {
    asleep("acme", Observed.STOPPED);
    var answer = street.get("acme", "/notes", "X-Wake: wait", "Accept: */*");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(street.get("acme", "/", "X-Wake: wait").status()).isEqualTo(204);
  }

  @Test
  void aPausedContainerAnswersABrowserWithoutTheWaitingPage() {
    asleep("acme", Observed.PAUSED);
    var answer = street.get("acme", "/", "Accept: text/html", "Sec-Fetch-Mode: navigate");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("awake /");
  }

  @Test
  void aPausedAppAnswersInTheMomentInWhichItThawsWhateverIsStillToBeWrittenDown() {
    int port = street.app(request -> request.response().end("thawed"));
    street.known(street.estate.add("acme", Observed.PAUSED, port));
    assertThat(street.get("acme", "/").body()).isEqualTo("thawed");
    await().until(() -> street.estate.wakes.get() == 1);
    assertThat(street.gateway.counters().waiting).hasValue(0);
  }

  @Test
  void whatMayNotBeSentTwiceWaitsUntilAPausedContainerIsAwake() {
    var early = new AtomicInteger();
    int port = street.app(request -> early.incrementAndGet());
    Route route = street.known(street.estate.add("acme", Observed.PAUSED, port));
    var client =
        street
            .raw()
            .send("POST / HTTP/1.1\r\nHost: acme.test.localhost\r\nContent-Length: 0\r\n\r\n");
    await().until(() -> street.gateway.counters().waiting.get() == 1);
    assertThat(early).hasValue(0);
    street.estate.become(route, Observed.RUNNING);
    await().until(() -> early.get() == 1);
    client.close();
  }

  @Test
  void aPausedAppThatDoesNotThawIsGivenUpLikeOneThatDoesNotStart() {
    int port = street.app(request -> {});
    Route route = street.estate.add("frozen", Observed.PAUSED, port);
    street.known(street.estate.limited(route, Duration.ofMillis(200)));
    var answer = street.get("frozen", "/");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotNull();
    assertThat(street.gateway.counters().waiting).hasValue(0);
  }

  @Test
  void aPausedContainerThatIsGoneIsAwaitedAndAskedAgain() {
    int port = street.app(request -> request.response().end("made again"));
    Route route = street.known(street.estate.add("acme", Observed.PAUSED, 1));
    street.estate.onWake = () -> street.vertx.setTimer(150, _ -> street.estate.moved(route, port));
    assertThat(street.get("acme", "/").body()).isEqualTo("made again");
  }

  @Test
  void whoWaitsTooLongIsToldToTryAgain() {
    Route route = street.estate.add("slow", Observed.STOPPED, 1);
    street.known(street.estate.limited(route, Duration.ofMillis(200)));
    var answer = street.get("slow", "/");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotNull();
    assertThat(answer.body()).contains("still starting");
  }

  @Test
  void aContainerThatCannotStartIsSaidSoToThoseWhoWaitAndThoseWhoComeLater() {
    Route route = street.known(street.estate.add("broken", Observed.STOPPED, 1));
    street.estate.onWake = () -> street.estate.become(route, Observed.FAILED);
    assertThat(street.get("broken", "/").body()).contains("could not be started");
    var page = street.get("broken", "/", "Accept: text/html");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.body()).contains("could not be started");
    assertThat(street.estate.wakes).hasValue(1);
    assertThat(street.get("broken", "/", "X-Wake: wait").header("X-Wake")).isEqualTo("failed");
  }

  @Test
  void aSuspendedContainerIsNotWoken() {
    Route route = street.estate.add("owing", Observed.STOPPED, 1);
    street.known(
        street.estate.put(
            street.estate.with(route, Observed.STOPPED, false, route.access(), route.epoch())));
    assertThat(street.get("owing", "/").status()).isEqualTo(403);
    assertThat(street.estate.wakes).hasValue(0);
  }

  @Test
  void aMonitorCanLookWithoutWakingOrCountingAsUse() {
    Route route = asleep("acme", Observed.STOPPED);
    var answer = street.get("acme", "/healthz", "X-Rowhouse-Wake: never");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("X-State")).isEqualTo("asleep");
    assertThat(street.estate.wakes).hasValue(0);
    street.gateway.activity().report();
    street.gateway.tally().report();
    assertThat(street.estate.used).doesNotContainKey(route.container());
    assertThat(street.estate.counted).doesNotContainKey(route.container());
  }

  @Test
  void aClientThatLeavesWhileItWaitsIsForgotten() {
    Route route = street.estate.add("acme", Observed.STOPPED, 1);
    street.known(route);
    var client = send("acme", "/");
    await().until(() -> street.gateway.counters().waiting.get() == 1);
    client.close();
    await().until(() -> street.gateway.counters().waiting.get() == 0);
    assertThat(street.gateway.router().find("acme.test.localhost").inside).hasValue(0);
  }

  @Test
  void aFailedRequestForAWakeIsRepeatedWhileSomeoneWaits() {
    Route route = asleep("acme", Observed.STOPPED);
    Runnable works = street.estate.onWake;
    street.estate.onWake =
        () -> {
          street.estate.onWake = works;
          throw new IllegalStateException("the database is away");
        };
    assertThat(street.get("acme", "/").status()).isEqualTo(200);
    assertThat(street.estate.wakes).hasValue(2);
    assertThat(route.observed()).isEqualTo(Observed.STOPPED);
  }

  @Test
  void useIsToldInBatchesAndAnOpenStreamGoesOnCounting() {
    Route route =
        street.running("acme", request -> request.response().setChunked(true).write("first"));
    var client = send("acme", "/");
    client.head();
    await().until(() -> street.estate.used.containsKey(route.container()));
    Instant first = street.estate.used.get(route.container());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> street.estate.used.get(route.container()).isAfter(first.plusMillis(900)));
    client.close();
    await().until(() -> street.gateway.router().find("acme.test.localhost").inside.get() == 0);
    street.gateway.activity().report();
    Instant last = street.estate.used.get(route.container());
    street.gateway.activity().report();
    assertThat(street.estate.used.get(route.container())).isEqualTo(last);
    street.gateway.tally().report();
    street.gateway.tally().report();
    assertThat(street.estate.counted).containsExactly(entry(route.container(), 1L));
  }

  @Test
  void requestsThatCannotBeCountedNowAreCountedLaterAndOnce() {
    Route route = street.running("acme", request -> request.response().end("here"));
    street.estate.away = true;
    for (int i = 0; i < 3; i++) {
      street.get("acme", "/");
    }
    street.gateway.tally().report();
    assertThat(street.estate.counted).isEmpty();
    street.estate.away = false;
    street.get("acme", "/");
    street.gateway.stop();
    assertThat(street.estate.counted).containsExactly(entry(route.container(), 4L));
  }
}
