package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.FirewallRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the addresses of the host names that rules name; one that has none now matches nothing. */
interface Resolver {
  List<String> addresses(String host);

  default Map<String, List<String>> resolve(List<FirewallRule> rules) {
    Map<String, List<String>> resolved = new TreeMap<>();
    for (FirewallRule rule : rules) {
      if (Cidr.parse(rule.peer()).isEmpty()) {
        resolved.computeIfAbsent(rule.peer(), this::addresses);
      }
    }
    return resolved;
  }

  /** Asks as this machine does, sorted so that an unchanged answer is equal. */
  static Resolver ofThisMachine() {
    return host -> {
      try {
        return Arrays.stream(InetAddress.getAllByName(host))
            .map(address -> Cidr.of(address).address())
            .sorted()
            .toList();
      } catch (UnknownHostException e) {
        return List.of();
      }
    };
  }
}
