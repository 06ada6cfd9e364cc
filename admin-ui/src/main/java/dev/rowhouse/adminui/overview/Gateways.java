package dev.rowhouse.adminui.overview;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks each gateway for its health, by the one host name under which it tells. */
@Component
class Gateways {
  private static final int MILLIS = 500;
  private final List<String> addresses;
  private final String host;

  /**
   * @param addresses {@code host:port} of each gateway, as this app reaches them
   */
  Gateways(
      @Value("${rowhouse.gateway.addresses}") List<String> addresses,
      @Value("${rowhouse.gateway.internal-host:gateway.internal}") String host) {
    this.addresses = addresses;
    this.host = host;
  }

  /** One gateway and whether it answers. */
  record Gateway(String address, boolean healthy, String words) {}

  List<Gateway> look() {
    return addresses.stream().map(this::look).toList();
  }

  private Gateway look(String address) {
    try {
      String status = status(address);
      return new Gateway(address, status.contains(" 200"), status);
    } catch (IOException e) {
      return new Gateway(address, false, "does not answer");
    }
  }

  /** By hand: Java's own client does not let one name the host. */
  private String status(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    var target =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    try (var socket = new Socket()) {
      socket.connect(target, MILLIS);
      socket.setSoTimeout(MILLIS);
      String ask = "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes(64);
      return new String(head, StandardCharsets.US_ASCII).split("\r\n", 2)[0];
    }
  }
}
