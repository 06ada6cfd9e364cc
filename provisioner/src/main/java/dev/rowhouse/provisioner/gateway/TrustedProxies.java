package dev.rowhouse.provisioner.gateway;

import java.net.InetAddress;
import java.util.List;

/** The TLS edges before us, by address or CIDR. */
final class TrustedProxies {
  private final List<Range> ranges;

  TrustedProxies(List<String> ranges) {
    this.ranges = ranges.stream().map(Range::of).toList();
  }

  boolean contains(String address) {
    if (ranges.isEmpty()) {
      return false;
    }
    byte[] bytes = InetAddress.ofLiteral(withoutZone(address)).getAddress();
    return ranges.stream().anyMatch(range -> range.contains(bytes));
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private record Range(byte[] network, int bits) {
    static Range of(String cidr) {
      String[] parts = cidr.strip().split("/", 2);
      byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
      return new Range(
          network, parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]));
    }

    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
