package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.wall.Cidr;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a node before its row is written. */
final class NodeCheck {
  private static final int NARROWEST4 = 28;
  private static final int NARROWEST6 = 64;

  private NodeCheck() {}

  /**
   * @param others nodes whose networks must stay apart from this one's: gateways route to all
   */
  static void check(NewNode node, List<Node> others) {
    name(node.name());
    docker(node);
    Cidr subnet4 = subnet("subnet4", node.subnet4(), false, NARROWEST4);
    apart("subnet4", subnet4, others.stream().map(Node::subnet4).toList());
    String subnet6 = node.subnet6();
    if (subnet6 != null) {
      Cidr block = subnet("subnet6", subnet6, true, NARROWEST6);
      apart("subnet6", block, others.stream().flatMap(other -> subnet6(other).stream()).toList());
    }
    node.gateways().forEach(NodeCheck::gateway);
    dataDir(node.dataDir());
    region(node.region());
  }

  static void name(String name) {
    if (name.isBlank() || name.length() > 63) {
      throw new Rejected("name", "1 to 63 characters");
    }
  }

  private static void region(String region) {
    if (!region.matches("[a-z0-9-]{0,40}")) {
      throw new Rejected("region", "lower case letters, digits and dashes, for example eu-central");
    }
  }

  private static void docker(NewNode node) {
    URI uri = uri(node.docker());
    switch (String.valueOf(uri.getScheme())) {
      case "unix" -> {
        if (uri.getPath() == null || uri.getPath().length() < 2) {
          throw new Rejected("docker", "a socket's path is missing: unix:///var/run/docker.sock");
        }
      }
      case "tcp" -> {
        if (uri.getHost() == null || uri.getPort() < 1) {
          throw new Rejected("docker", "host and port are missing: tcp://node.example.com:2376");
        }
        if (node.tls() == null) {
          throw new Rejected(
              "tls", "a tcp address needs the authority's and our own certificate and key");
        }
      }
      default ->
          throw new Rejected("docker", "an address looks like unix:///path or tcp://host:port");
    }
    DockerHost.Tls tls = node.tls();
    if (tls != null) {
      pem("tls.authority", tls.authority(), "CERTIFICATE");
      pem("tls.certificate", tls.certificate(), "CERTIFICATE");
      pem("tls.key", tls.key(), "PRIVATE KEY");
    }
  }

  private static URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new Rejected("docker", "an address looks like unix:///path or tcp://host:port");
    }
  }

  private static void pem(String field, String text, String kind) {
    if (!text.contains("-----BEGIN ") || !text.contains(kind + "-----")) {
      throw new Rejected(field, "not a PEM text with a " + kind);
    }
  }

  private static Cidr subnet(String field, String text, boolean ipv6, int narrowest) {
    Cidr block =
        Cidr.parse(text)
            .filter(found -> found.ipv6() == ipv6)
            .orElseThrow(() ->
                new Rejected(field, "not an " + (ipv6 ? "IPv6" : "IPv4") + " block: " + text));
    if (block.prefix() > narrowest || block.prefix() < 8) {
      throw new Rejected(field, "between /8 and /" + narrowest);
    }
    if (!text.startsWith(block.address() + "/") && !ipv6) {
      throw new Rejected(field, "the block starts at " + block.address());
    }
    return block;
  }

  private static void apart(String field, Cidr block, List<String> others) {
    for (String other : others) {
      if (Cidr.parse(other).filter(block::overlaps).isPresent()) {
        throw new Rejected(field, "another node has addresses in this block; choose one apart");
      }
    }
  }

  private static Optional<String> subnet6(Node node) {
    return Optional.ofNullable(node.subnet6());
  }

  private static void gateway(String address) {
    if (Cidr.parse(address).isEmpty()) {
      throw new Rejected("gateways", "not an address: " + address);
    }
  }

  private static void dataDir(@Nullable String dataDir) {
    if (dataDir != null && !dataDir.matches("/[A-Za-z0-9._/-]{1,250}")) {
      throw new Rejected("dataDir", "an absolute path of letters, digits, dots and dashes");
    }
  }
}
