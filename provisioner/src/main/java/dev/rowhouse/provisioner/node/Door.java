package dev.rowhouse.provisioner.node;

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
}
