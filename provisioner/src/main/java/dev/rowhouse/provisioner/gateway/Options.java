package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** How Vert.x is set up; what is not named here stays as Vert.x has it. */
final class Options {
  private static final int LINE = 8 * 1024;
  private static final int HEADERS = 32 * 1024;

  private Options() {}

  static HttpServerOptions server(GatewaySettings settings) {
    var options =
        new HttpServerOptions()
            .setPort(settings.port())
            .setHost(settings.bind())
            .setMaxInitialLineLength(LINE)
            .setMaxHeaderSize(HEADERS)
            .setMaxChunkSize(64 * 1024)
            .setHandle100ContinueAutomatically(false)
            .setAcceptBacklog(4096)
            // Until the first request; from then on each connection is watched by the loop.
            .setIdleTimeout((int) settings.keepAlive().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            // All is done on the event loop: no queue between us and the channel.
            .setStrictThreadMode(true);
    options.getInitialSettings().setMaxHeaderListSize(HEADERS).setMaxConcurrentStreams(250);
    return options;
  }

  static HttpClientOptions client(GatewaySettings settings) {
    return new HttpClientOptions()
        .setConnectTimeout((int) settings.connectTimeout().toMillis())
        .setMaxInitialLineLength(LINE)
        .setMaxHeaderSize(64 * 1024)
        .setMaxChunkSize(64 * 1024)
        .setKeepAliveTimeout(0)
        // The last resort: an orderly close waits for an app that no longer reads.
        .setIdleTimeout((int) settings.streamTimeout().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setTcpNoDelay(true)
        .setTcpKeepAlive(true);
  }
}
