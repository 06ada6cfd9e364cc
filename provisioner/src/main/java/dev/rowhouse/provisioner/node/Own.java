package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.wall.Cidr;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The addresses of this machine, where a part of the control plane runs. */
final class Own {
  private Own() {}

  static List<Cidr> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(card -> card.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getAddress)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(Cidr::of)
          .toList();
    } catch (SocketException e) {
      throw new IllegalStateException("cannot list this machine's addresses", e);
    }
  }
}
