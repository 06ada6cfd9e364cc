package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.NodeId;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A node's bridges, cut from its subnets. One Linux bridge carries 1,023 ports, so a /22 with at
 * most 1,000 addresses is one bridge, and a slot's number says which bridge and address it is.
 *
 * @param tag 6 characters that tell this node's networks and bridges from others' on the same host
 * @param subnet4 for example {@code 10.21.0.0/16}; at most /29
 * @param subnet6 at least a /64 for each bridge; null where the node has no IPv6
 */
public record Bridges(String tag, String subnet4, @Nullable String subnet6) {
  /** Addresses that one bridge hands out at most. */
  public static final int WIDTH = 1000;

  private static final int PREFIX4 = 22;

  /** One bridge as Docker wants to hear of it. */
  public record Bridge(
      String network,
      String device,
      String subnet4,
      String gateway4,
      @Nullable String subnet6,
      @Nullable String gateway6) {}

  /** A node's bridges; the tag follows from its identifier. */
  public static Bridges of(NodeId node, String subnet4, @Nullable String subnet6) {
    return new Bridges(Fingerprint.opaque(node.value()).substring(0, 6), subnet4, subnet6);
  }

  /** How many bridges the subnets have room for. */
  public int count() {
    int bits4 = Math.max(0, prefix4() - prefix(subnet4));
    int bits6 = subnet6 == null ? 16 : 64 - prefix(subnet6);
    return 1 << Math.min(Math.min(bits4, bits6), 16);
  }

  /** How many addresses one bridge has. */
  public int width() {
    return Math.min(WIDTH, (1 << (32 - prefix4())) - 3);
  }

  public Bridge bridge(int number) {
    return new Bridge(
        network(number),
        "rh" + tag + "-" + number,
        address4(number, 0) + "/" + prefix4(),
        address4(number, 1),
        subnet6 == null ? null : address6(number, 0) + "/64",
        subnet6 == null ? null : address6(number, 1));
  }

  public String network(int number) {
    return "rowhouse-" + tag + "-" + number;
  }

  /** The number of the bridge behind one of our network names; −1 for any other name. */
  public int number(String network) {
    String start = "rowhouse-" + tag + "-";
    return network.startsWith(start) ? Integer.parseInt(network.substring(start.length())) : -1;
  }

  /** IPv4 address by its place on the bridge; 0 is the network, 1 the bridge itself. */
  public String address4(int number, int place) {
    int start = new BigInteger(1, bytes(subnet4)).intValue();
    return text(toBytes(Integer.toUnsignedLong(start + (number << (32 - prefix4())) + place)));
  }

  public @Nullable String address6(int number, int place) {
    if (subnet6 == null) {
      return null;
    }
    BigInteger start = new BigInteger(1, bytes(subnet6));
    BigInteger sum =
        start.add(BigInteger.valueOf(number).shiftLeft(64)).add(BigInteger.valueOf(place));
    byte[] raw = sum.toByteArray();
    byte[] out = new byte[16];
    int length = Math.min(16, raw.length);
    System.arraycopy(raw, raw.length - length, out, 16 - length, length);
    return text(out);
  }

  private int prefix4() {
    return Math.max(PREFIX4, prefix(subnet4));
  }

  private static int prefix(String subnet) {
    return Integer.parseInt(subnet.substring(subnet.indexOf('/') + 1));
  }

  private static byte[] bytes(String subnet) {
    try {
      return InetAddress.getByName(subnet.substring(0, subnet.indexOf('/'))).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not a subnet: " + subnet, e);
    }
  }

  private static byte[] toBytes(long value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private static String text(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
