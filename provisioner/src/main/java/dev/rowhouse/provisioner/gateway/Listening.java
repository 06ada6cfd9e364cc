package dev.rowhouse.provisioner.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;

/** Makes a Vert.x whose listening sockets show each new connection to {@link FirstHead}. */
final class Listening {
  private Listening() {}

  static Vertx with(FirstHead firstHead, int loops) {
    return Vertx.builder()
        .with(new VertxOptions().setEventLoopPoolSize(loops))
        .withTransport(transport(firstHead))
        .build();
  }

  private static Transport transport(FirstHead firstHead) {
    Transport epoll = Transport.EPOLL;
    return epoll != null && epoll.available()
        ? new TransportInternal(epoll.name(), true, null, new Epoll(firstHead))
        : new TransportInternal(Transport.NIO.name(), true, null, new Nio(firstHead));
  }

  private static final class Epoll extends EpollTransport {
    private final FirstHead firstHead;

    Epoll(FirstHead firstHead) {
      this.firstHead = firstHead;
    }

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      bootstrap.handler(firstHead);
    }
  }

  private static final class Nio extends NioTransport {
    private final FirstHead firstHead;

    Nio(FirstHead firstHead) {
      this.firstHead = firstHead;
    }

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      bootstrap.handler(firstHead);
    }
  }
}
