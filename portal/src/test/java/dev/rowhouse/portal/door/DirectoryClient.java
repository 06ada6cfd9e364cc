package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's directory that writes to a house by SCIM; quotes may be single in what it sends. */
final class DirectoryClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ContentType TYPE =
      ContentType.create("application/scim+json", StandardCharsets.UTF_8);

  private final String base;
  private final String token;
  private final Map<String, String> headers = new HashMap<>();
  private final StringBuilder said = new StringBuilder();
  private final CloseableHttpClient http =
      HttpClients.custom()
          .disableRedirectHandling()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setDnsResolver(
                      new SystemDefaultDnsResolver() {
                        @Override
                        public InetAddress[] resolve(String host) {
                          return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        }
                      })
                  .build())
          .build();

  record Answer(int status, String body, ClassicHttpResponse head) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String header(String name) {
      return head.getFirstHeader(name).getValue();
    }
  }

  DirectoryClient(DoorTest.House house, Connection connection, String token) {
    this.base = house.at("/.door/scim/v2/" + connection.id().value()).toString();
    this.token = token;
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer patch(String path, String operation) {
    return send(
        "PATCH",
        path,
        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
            + operation.replace("\"", "\\\"")
            + "]}");
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends the next requests with this header. */
  void heading(String name, String value) {
    headers.clear();
    headers.put(name, value);
  }

  /** All that came back, with its headers. */
  String said() {
    return said.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(String method, String path, String body) {
    var request = new HttpUriRequestBase(method, URI.create(base + path));
    if (!token.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setEntity(new StringEntity(body.replace('\'', '"'), TYPE));
    }
    try {
      return http.execute(request, this::read);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer read(ClassicHttpResponse head) throws IOException {
    String body =
        head.getEntity() == null
            ? ""
            : new String(EntityUtils.toByteArray(head.getEntity()), StandardCharsets.UTF_8);
    said.append(String.join("\n", java.util.Arrays.toString(head.getHeaders()), body));
    return new Answer(head.getCode(), body, head);
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
