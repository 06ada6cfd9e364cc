package dev.rowhouse.provisioner.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A bare connection to an engine, of which one side may be ended while the other goes on. */
interface Line extends Closeable {
  InputStream in() throws IOException;

  OutputStream out() throws IOException;

  /** The engine sees the end of our input; what it has to say still comes. */
  void endOutput() throws IOException;

  /** How long a read may take from now on, where that can be told. */
  default void patience(int millis) throws IOException {}

  /**
   * @param tls null for plain sockets
   */
  static Line open(DockerHost host, @Nullable SSLContext tls, int patienceMillis)
      throws IOException {
    URI address = host.uri();
    if ("unix".equals(address.getScheme())) {
      return unix(address.getPath());
    }
    Socket socket = connected(host, patienceMillis);
    if (tls == null) {
      return tcp(socket);
    }
    socket.setSoTimeout(patienceMillis);
    Socket secured = secured(socket, address, tls);
    socket.setSoTimeout(0);
    return tcp(secured);
  }

  /** To where the name was found to lead when it was judged; the name is not asked again. */
  private static Socket connected(DockerHost host, int patienceMillis) throws IOException {
    URI address = host.uri();
    if (host.pins().isEmpty()) {
      return connected(new InetSocketAddress(address.getHost(), address.getPort()), patienceMillis);
    }
    IOException failure = new IOException("it has no address");
    for (InetAddress pin : host.pins()) {
      try {
        return connected(new InetSocketAddress(pin, address.getPort()), patienceMillis);
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static Socket connected(InetSocketAddress address, int patienceMillis)
      throws IOException {
    var socket = new Socket();
    try {
      socket.connect(address, patienceMillis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(Socket socket, URI address, SSLContext tls) throws IOException {
    var secured =
        (SSLSocket)
            tls.getSocketFactory().createSocket(socket, address.getHost(), address.getPort(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static Line tcp(Socket socket) {
    return new Line() {
      @Override
      public InputStream in() throws IOException {
        return socket.getInputStream();
      }

      @Override
      public OutputStream out() throws IOException {
        return socket.getOutputStream();
      }

      @Override
      public void endOutput() throws IOException {
        socket.shutdownOutput();
      }

      @Override
      public void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }

  private static Line unix(String path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(path));
    return new Line() {
      @Override
      public InputStream in() {
        return Channels.newInputStream(channel);
      }

      @Override
      public OutputStream out() {
        return Channels.newOutputStream(channel);
      }

      @Override
      public void endOutput() throws IOException {
        channel.shutdownOutput();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
