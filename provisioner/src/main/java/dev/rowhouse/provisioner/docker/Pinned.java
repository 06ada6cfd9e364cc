package dev.rowhouse.provisioner.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the library to the addresses that were judged, and its connections to machines that are
 * there. It resolves a host's name by itself, once for each connection; who made the name lead
 * elsewhere meanwhile is hung up on before a byte of ours was said.
 */
final class Pinned extends SSLContext {
  private Pinned(List<InetAddress> pins, SSLContext real) {
    super(new Spi(pins, real), real.getProvider(), real.getProtocol());
  }

  /**
   * @param pins where connections may lead; empty: anywhere
   */
  static SSLContext to(List<InetAddress> pins, SSLContext real) {
    return new Pinned(pins, real);
  }

  private static final class Sockets extends SSLSocketFactory {
    private final List<InetAddress> pins;
    private final SSLSocketFactory real;

    Sockets(List<InetAddress> pins, SSLSocketFactory real) {
      this.pins = pins;
      this.real = real;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean close)
        throws IOException {
      InetAddress there = connected.getInetAddress();
      if (!pins.isEmpty() && !pins.contains(there)) {
        connected.close();
        throw new ConnectException(
            "%s leads to another address than when it was looked at".formatted(host));
      }
      Keepalive.of(connected);
      return real.createSocket(connected, host, port, close);
    }

    @Override
    public Socket createSocket() throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw unconnected();
    }

    private static IOException unconnected() {
      return new IOException("only sockets that are connected can be judged");
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return real.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return real.getSupportedCipherSuites();
    }
  }

  private static final class Spi extends SSLContextSpi {
    private final List<InetAddress> pins;
    private final SSLContext real;

    Spi(List<InetAddress> pins, SSLContext real) {
      this.pins = pins;
      this.real = real;
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new Sockets(pins, real.getSocketFactory());
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("it is initialized");
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return real.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw new UnsupportedOperationException("only sockets that are connected can be judged");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw new UnsupportedOperationException("only sockets that are connected can be judged");
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return real.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return real.getClientSessionContext();
    }
  }
}
