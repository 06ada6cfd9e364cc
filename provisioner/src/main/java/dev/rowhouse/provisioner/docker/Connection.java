package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two pools of connections to one engine: one that loses patience, one for streams and for what may
 * take as long as its bytes do.
 */
final class Connection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Has to be said: a TLS connection from the pool would keep the patience it was opened with. */
  private static final Duration FOREVER = Duration.ZERO;

  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern OLDEST = Pattern.compile("\"MinAPIVersion\"\\s*:\\s*\"([0-9.]+)\"");

  private final DockerHost host;
  private final @Nullable SSLContext context;
  private final DockerHttpClient quickHttp;
  private final DockerHttpClient streamHttp;
  private final DockerClient quick;
  private final DockerClient streams;

  Connection(DockerHost host) {
    this.host = host;
    context = host.tls() == null ? null : Pinned.to(host.pins(), Certificates.of(host.tls()));
    SSLContext found = context;
    SSLConfig tls = found == null ? null : () -> found;
    quickHttp = transport(host, tls, PATIENCE);
    streamHttp = transport(host, tls, FOREVER);
    var config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(host.address())
            .withDockerTlsVerify(false)
            .withApiVersion(version())
            .build();
    quick = DockerClientImpl.getInstance(config, quickHttp);
    streams = DockerClientImpl.getInstance(config, streamHttp);
  }

  private static DockerHttpClient transport(
      DockerHost host, @Nullable SSLConfig tls, Duration patience) {
    var builder =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(host.uri())
            .maxConnections(500)
            .connectionTimeout(CONNECT)
            .responseTimeout(patience);
    if (tls != null) {
      builder.sslConfig(tls);
    }
    return builder.build();
  }

  DockerClient quick() {
    return quick;
  }

  DockerClient streams() {
    return streams;
  }

  /** 1.41, which Docker 20.10 speaks, or the oldest that a younger engine still understands. */
  private RemoteApiVersion version() {
    var oldest = OLDEST.matcher(greet());
    RemoteApiVersion ours = RemoteApiVersion.VERSION_1_41;
    if (!oldest.find()) {
      return ours;
    }
    RemoteApiVersion theirs = RemoteApiVersion.parseConfig(oldest.group(1));
    return theirs.isGreater(ours) ? theirs : ours;
  }

  private String greet() {
    try {
      return get("/version");
    } catch (EngineUnreachable e) {
      throw explained(e);
    }
  }

  /**
   * A node that does not like our certificate says so only after it let us write, and hangs up: who
   * writes at once hears of a broken pipe, and who listens first hears why.
   */
  private EngineUnreachable explained(EngineUnreachable vague) {
    if (context == null) {
      return vague;
    }
    try (Line line = line()) {
      line.patience((int) CONNECT.toMillis());
      int _ = line.in().read();
    } catch (SSLException e) {
      return new EngineUnreachable(Refusals.words(e), e);
    } catch (IOException e) {
      log.debug("nothing more is to be heard of why", e);
    }
    return vague;
  }

  /** A connection of its own, for what the library cannot do. */
  Line line() throws IOException {
    return Line.open(host, context, (int) CONNECT.toMillis());
  }

  /** Whether it answers at all, on a new connection: one that is open may lead nowhere. */
  void ping() {
    try (Line line = line()) {
      line.patience((int) CONNECT.toMillis());
      line.out()
          .write(
              "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      line.out().flush();
      if (line.in().read() < 0) {
        throw new EOFException("it hung up");
      }
    } catch (IOException e) {
      throw new EngineUnreachable(Refusals.words(e), e);
    }
  }

  /** The body of a plain GET, for the few answers whose fields the library does not keep. */
  String get(String path) {
    return text(quickHttp, request(DockerHttpClient.Request.Method.GET, path).build());
  }

  /** A POST of a stream that the library has no parameters for; returns the answer's body. */
  String post(String path, InputStream body) {
    return text(
        streamHttp,
        request(DockerHttpClient.Request.Method.POST, path)
            .putHeader("Content-Type", "application/x-tar")
            .body(body)
            .build());
  }

  private static DockerHttpClient.Request.Builder request(
      DockerHttpClient.Request.Method method, String path) {
    var builder = DockerHttpClient.Request.builder();
    builder.method(method).path(path);
    return builder;
  }

  private static String text(DockerHttpClient http, DockerHttpClient.Request request) {
    return call(() -> {
      try (var response = http.execute(request)) {
        String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        if (response.getStatusCode() >= 400) {
          throw new EngineRefused(response.getStatusCode(), reason(body));
        }
        return body;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Runs the call and says which of the two ways it failed. */
  static <T extends @Nullable Object> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw translate(e);
    }
  }

  static void run(Runnable call) {
    Connection.<@Nullable Object>call(() -> {
      call.run();
      return null;
    });
  }

  static RuntimeException translate(Throwable failure) {
    return switch (failure) {
      case EngineRefused refused -> refused;
      case EngineUnreachable unreachable -> unreachable;
      case DockerException refused ->
          new EngineRefused(refused.getHttpStatus(), reason(String.valueOf(refused.getMessage())));
      default -> new EngineUnreachable(Refusals.words(failure), failure);
    };
  }

  private static String reason(String body) {
    var message = MESSAGE.matcher(body);
    return message.find() ? message.group(1).replace("\\\"", "\"").replace("\\n", "\n") : body;
  }

  @Override
  public void close() {
    try (quickHttp;
        streamHttp) {
      // Only the two transports hold anything.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
