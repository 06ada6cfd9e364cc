package dev.rowhouse.provisioner.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The way to a node's tenants for who has no route to them: one port of the machine, with
 * certificates on both sides. The name that is asked for in TLS says which tenant is meant.
 *
 * @param host name or address of the machine
 * @param domain below which its certificate is good for every name; tells machines apart
 */
public record Door(String host, int port, String domain) {

  /** What stands in its certificate. */
  public static String domain(String machine) {
    return machine.replace('_', '-') + ".rowhouse.internal";
  }

  /** {@code 10-128-1-2-8080.mch-….rowhouse.internal} */
  public String name(String ipv4, int appPort) {
    return "%s-%d.%s".formatted(ipv4.replace('.', '-'), appPort, domain);
  }

  /**
   * Lets us in, or throws; the door has not knocked at the tenant yet.
   *
   * @param name as {@link #name} says it
   */
  public Socket enter(String name, SSLContext pass, int patienceMillis) throws IOException {
    var plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), patienceMillis);
      plain.setSoTimeout(patienceMillis);
      var secured = (SSLSocket) pass.getSocketFactory().createSocket(plain, name, port, true);
      var parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      return secured;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }
}
