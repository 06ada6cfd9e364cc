package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node's Docker API called as plainly as can be: a request, a connection, over its Unix socket.
 * In HTTP 1.0, whose answers end where the connection does.
 */
final class BareDocker {
  private static final JsonMapper JSON = new JsonMapper();

  private final UnixDomainSocketAddress address;

  BareDocker(Path socket) {
    this.address = UnixDomainSocketAddress.of(socket);
  }

  JsonNode get(String path) {
    return JSON.readTree(call("GET", path, ""));
  }

  void post(String path) {
    call("POST", path, "");
  }

  void post(String path, JsonNode body) {
    call("POST", path, body.toString());
  }

  void delete(String path) {
    call("DELETE", path, "");
  }

  private String call(String method, String path, String body) {
    String answer = exchange(request(method, path, body));
    int status = Integer.parseInt(answer.substring(9, 12));
    String said = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    // 304: it is so already.
    if (status >= 400 || (status >= 300 && status != 304)) {
      throw new Failed("Docker answers %s %s with %d: %s".formatted(method, path, status, said));
    }
    return said;
  }

  private static byte[] request(String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s /v1.41%s HTTP/1.0\r\nHost: docker\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n";
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.formatted(method, path, bytes.length).getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  private String exchange(byte[] request) {
    try (SocketChannel channel = SocketChannel.open(address)) {
      ByteBuffer bytes = ByteBuffer.wrap(request);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failed("Docker does not answer at " + address + ": " + e.getMessage());
    }
  }
}
