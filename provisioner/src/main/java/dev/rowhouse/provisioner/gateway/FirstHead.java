package dev.rowhouse.provisioner.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives each new connection a time for its whole first head, however many bytes trickle in. Vert.x
 * shows a connection only when that head is complete; until then nobody but this watches it, and
 * from then on {@link Visitors} do. Stands on the listening channel, where new ones pass by.
 */
@Sharable
final class FirstHead extends ChannelInboundHandlerAdapter {
  private static final String NAME = "first-head";

  private final Duration limit;

  FirstHead(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof Channel arriving) {
      arriving.pipeline().addFirst(NAME, new Deadline(limit));
    }
    context.fireChannelRead(message);
  }

  /** The head is here; silence counts no more either, as we may be silent while we work. */
  static void came(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
      remove(pipeline, NAME);
      remove(pipeline, "idle");
    }
  }

  private static void remove(ChannelPipeline pipeline, String name) {
    if (pipeline.get(name) != null) {
      pipeline.remove(name);
    }
  }

  private static final class Deadline extends ChannelInboundHandlerAdapter {
    private final Duration limit;

    Deadline(Duration limit) {
      this.limit = limit;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.executor().schedule(() -> end(context), limit.toMillis(), TimeUnit.MILLISECONDS);
      context.fireChannelActive();
    }

    private static void end(ChannelHandlerContext context) {
      if (!context.isRemoved()) {
        context.close();
      }
    }
  }
}
