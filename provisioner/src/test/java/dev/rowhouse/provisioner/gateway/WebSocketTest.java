package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static final int BIG = 8 * 1024 * 1024;

  /** Four sockets of up to 32 MiB each lie on the way; the gateway itself keeps far less. */
  private static final long KERNELS_BUFFERS = 150L * 1024 * 1024;

  private static final String UPGRADE =
      "GET /ws HTTP/1.1\r\n"
          + "Host: acme.test.localhost\r\n"
          + "Upgrade: websocket\r\n"
          + "Connection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private final Street street = street();
  private final List<WebSocketClient> clients = new ArrayList<>();

  Street street() {
    return new Street();
  }

  @AfterEach
  void close() {
    street.close();
  }

  private Route running(Consumer<ServerWebSocket> app) {
    return street.running("acme", request -> accept(request, app));
  }

  private static void accept(HttpServerRequest request, Consumer<ServerWebSocket> app) {
    request.toWebSocket().onSuccess(app::accept);
  }

  private WebSocket connect(String... headers) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(street.port())
            .setURI("/ws?a=1")
            .addHeader("Host", "acme.test.localhost");
    for (int i = 0; i < headers.length; i += 2) {
      options.addHeader(headers[i], headers[i + 1]);
    }
    var settings = new WebSocketClientOptions().setMaxFrameSize(BIG).setMaxMessageSize(BIG);
    // One that nobody holds is closed with its connections when the garbage is collected.
    var client = street.vertx.createWebSocketClient(settings);
    clients.add(client);
    return client.connect(options).await();
  }

  private static void echo(ServerWebSocket socket) {
    socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
    socket.binaryMessageHandler(socket::writeBinaryMessage);
  }

  @Test
  void messagesGoBothWays() {
    running(WebSocketTest::echo);
    var socket = connect();
    var heard = new ConcurrentLinkedQueue<String>();
    socket.textMessageHandler(heard::add);
    socket.writeTextMessage("one");
    socket.writeTextMessage("zwöi");
    await().until(() -> List.copyOf(heard).equals(List.of("echo one", "echo zwöi")));
    assertThat(street.gateway.counters().tunnels).hasValue(1);
  }

  @Test
  void aBigMessageArrivesWhole() {
    int port =
        street.app(
            new HttpServerOptions().setMaxWebSocketFrameSize(BIG),
            request -> request.toWebSocket().onSuccess(it -> it.handler(it::write)));
    street.known(street.estate.add("acme", Observed.RUNNING, port));
    var socket = connect();
    var received = new AtomicLong();
    socket.handler(buffer -> received.addAndGet(buffer.length()));
    byte[] big = new byte[300_000];
    socket.writeBinaryMessage(Buffer.buffer(big));
    await().until(() -> received.get() == big.length);
  }

  @Test
  void theFirstMessageMayComeTogetherWithTheAcceptance() throws IOException {
    running(socket -> socket.writeTextMessage("hello at once"));
    for (int i = 0; i < 20; i++) {
      try (var client = street.raw().send(UPGRADE + "\r\n")) {
        assertThat(client.head().status()).isEqualTo(101);
        assertThat(client.text(15)).endsWith("hello at once");
      }
    }
  }

  @Test
  void theAppSeesTheSameHeadersAsWithAnyRequest() {
    var seen = new AtomicReference<io.vertx.core.MultiMap>();
    running(socket -> seen.set(socket.headers()));
    connect("X-Forwarded-For", "6.6.6.6", "X-Rowhouse-User", "root", "X-Kept", "yes");
    await().until(() -> seen.get() != null);
    assertThat(seen.get().get("Host")).isEqualTo("acme.test.localhost");
    assertThat(seen.get().get("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(seen.get().get("X-Rowhouse-User")).isNull();
    assertThat(seen.get().get("X-Kept")).isEqualTo("yes");
  }

  @Test
  void anAnswerThatIsNoAcceptanceIsPassedOnWithHeadersAndBody() {
    street.running(
        "acme",
        request ->
            request
                .response()
                .setStatusCode(302)
                .putHeader("Location", "/login")
                .putHeader("Set-Cookie", "a=b")
                .end("please sign in"));
    var client = street.raw();
    var answer = client.send(UPGRADE + "\r\n").answer();
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/login");
    assertThat(answer.header("Set-Cookie")).isEqualTo("a=b");
    assertThat(answer.body()).isEqualTo("please sign in");
    assertThat(client.get("acme.test.localhost", "/again").status()).isEqualTo(302);
    assertThatThrownBy(this::connect).isInstanceOf(UpgradeRejectedException.class);
  }

  @Test
  void anAppThatBreaksOffTheHandshakeGivesABadGateway() {
    street.running("acme", request -> request.connection().close());
    assertThat(street.raw().send(UPGRADE + "\r\n").answer().status()).isEqualTo(502);
  }

  @Test
  void whenTheClientLeavesTheAppHearsOfIt() {
    var closed = new AtomicBoolean();
    running(socket -> socket.closeHandler(_ -> closed.set(true)));
    connect().close();
    await().untilTrue(closed);
    await().until(() -> street.gateway.counters().tunnels.get() == 0);
    assertThat(street.gateway.router().find("acme.test.localhost").inside).hasValue(0);
  }

  @Test
  void whenTheAppLeavesTheClientHearsOfIt() {
    running(socket -> street.vertx.setTimer(50, _ -> socket.close((short) 4001, "bye")));
    var closed = new AtomicReference<Short>();
    var socket = connect();
    socket.closeHandler(_ -> closed.set(socket.closeStatusCode()));
    await().untilAsserted(() -> assertThat(closed).hasValue((short) 4001));
  }

  @Test
  void aClientThatDoesNotReadMakesTheAppWaitRatherThanTheGatewayRemember() {
    var sent = new AtomicLong();
    running(socket -> flood(socket, sent));
    var client = street.raw().send(UPGRADE + "\r\n");
    assertThat(client.head().status()).isEqualTo(101);
    long first = settled(sent);
    assertThat(first).isLessThan(KERNELS_BUFFERS);
    // Whoever begins to read gets the app going again.
    Thread.startVirtualThread(() -> readAll(client));
    await().atMost(Duration.ofSeconds(60)).until(() -> sent.get() > first + BIG);
    client.close();
  }

  private static void flood(ServerWebSocket socket, AtomicLong sent) {
    Buffer chunk = Buffer.buffer(new byte[16 * 1024]);
    // A few at a time: a loop that holds the event loop would never hear that the socket closed.
    for (int i = 0; i < 64 && !socket.isClosed() && !socket.writeQueueFull(); i++) {
      socket.writeBinaryMessage(chunk);
      sent.addAndGet(chunk.length());
    }
    if (socket.writeQueueFull()) {
      socket.drainHandler(_ -> flood(socket, sent));
    } else if (!socket.isClosed()) {
      Vertx.currentContext().runOnContext(_ -> flood(socket, sent));
    }
  }

  private static void readAll(Raw client) {
    try {
      byte[] buffer = new byte[65_536];
      while (client.socket().getInputStream().read(buffer) >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void anAppThatDoesNotReadMakesTheClientWaitRatherThanTheGatewayRemember() {
    var app = new AtomicReference<ServerWebSocket>();
    running(socket -> {
      socket.pause();
      app.set(socket);
    });
    var client = street.raw().send(UPGRADE + "\r\n");
    assertThat(client.head().status()).isEqualTo(101);
    var sent = new AtomicLong();
    Thread.startVirtualThread(() -> writeFrames(client, sent));
    long first = settled(sent);
    assertThat(first).isLessThan(KERNELS_BUFFERS);
    app.get().handler(_ -> {});
    app.get().resume();
    await().atMost(Duration.ofSeconds(60)).until(() -> sent.get() > first + BIG);
    client.close();
  }

  /** Masked binary frames of 16 KiB, as a browser sends them. */
  private static void writeFrames(Raw client, AtomicLong sent) {
    byte[] frame = new byte[8 + 16 * 1024];
    frame[0] = (byte) 0x82;
    frame[1] = (byte) 0xfe;
    frame[2] = 0x40;
    try {
      while (true) {
        client.socket().getOutputStream().write(frame);
        sent.addAndGet(frame.length);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  /** The number once it has not changed for half a second. */
  private static long settled(AtomicLong number) {
    var last = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> number.get() > 0 && last.getAndSet(number.get()) == number.get());
    return number.get();
  }

  @Test
  void aWebSocketWakesItsContainer() {
    int port = street.app(request -> accept(request, WebSocketTest::echo));
    Route route = street.known(street.estate.add("acme", Observed.STOPPED, port));
    street.estate.onWake = () -> street.estate.become(route, Observed.RUNNING);
    var heard = new AtomicReference<String>();
    var socket = connect();
    socket.textMessageHandler(heard::set);
    socket.writeTextMessage("awake?");
    await().untilAsserted(() -> assertThat(heard).hasValue("echo awake?"));
    assertThat(street.estate.wakes).hasValue(1);
  }

  @Test
  void aWebSocketNeedsAClaimAndEndsWithIt() {
    Route route = running(WebSocketTest::echo);
    Route closed =
        street.known(
            street.estate.put(
                street.estate.with(route, Observed.RUNNING, true, Access.CLAIM_ONLY, 0)));
    assertThat(street.raw().send(UPGRADE + "\r\n").answer().status()).isEqualTo(401);
    var somebody = new Bearer("u", "", "", List.of());
    String token =
        street.desk.claims.mint(route.container(), "", somebody, Duration.ofMinutes(5)).token();
    var ended = new AtomicBoolean();
    connect("Cookie", "door_claim=" + token).closeHandler(_ -> ended.set(true));
    street.known(
        street.estate.put(
            street.estate.with(closed, Observed.RUNNING, true, Access.CLAIM_ONLY, 1)));
    await().atMost(Duration.ofSeconds(60)).untilTrue(ended);
  }

  @Test
  void anOpenWebSocketCountsAsUse() throws SocketTimeoutException {
    Route route = running(WebSocketTest::echo);
    connect();
    await().until(() -> street.estate.used.containsKey(route.container()));
    var first = street.estate.used.get(route.container());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> street.estate.used.get(route.container()).isAfter(first.plusMillis(900)));
  }
}
