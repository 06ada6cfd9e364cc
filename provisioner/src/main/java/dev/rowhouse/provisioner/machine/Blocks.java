package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.wall.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Addresses for tenants of a new machine, apart from those of all others. */
@Component
class Blocks {
  /** The launcher's own nodes have those below. */
  private static final int FIRST = 128;

  private static final int LAST = 221;

  private final Nodes nodes;
  private final MachineStore machines;

  Blocks(Nodes nodes, MachineStore machines) {
    this.nodes = nodes;
    this.machines = machines;
  }

  record Given(String subnet4, @Nullable String subnet6) {}

  /**
   * @throws Rejected when what it asks for is taken, or nothing is left
   */
  Given give(Introduction wish) {
    List<Cidr> taken = taken();
    String subnet4 = wish.subnet4();
    if (subnet4 == null) {
      return any(taken, wish.ipv6());
    }
    apart("subnet4", subnet4, taken);
    String subnet6 = wish.subnet6();
    if (subnet6 != null) {
      apart("subnet6", subnet6, taken);
    }
    return new Given(subnet4, subnet6);
  }

  private Given any(List<Cidr> taken, boolean ipv6) {
    for (int number = FIRST; number <= LAST; number++) {
      String subnet4 = "10.%d.0.0/16".formatted(number);
      String subnet6 = "fd52:4f57:4857:%02x00::/56".formatted(number);
      if (isFree(subnet4, taken) && isFree(subnet6, taken)) {
        return new Given(subnet4, ipv6 ? subnet6 : null);
      }
    }
    throw new Rejected("subnet4", "no block of addresses is left; say which to take");
  }

  private static void apart(String field, String block, List<Cidr> taken) {
    if (!isFree(block, taken)) {
      throw new Rejected(field, "no block of addresses that is free here: " + block);
    }
  }

  private static boolean isFree(String block, List<Cidr> taken) {
    return Cidr.parse(block).filter(it -> taken.stream().noneMatch(it::overlaps)).isPresent();
  }

  private List<Cidr> taken() {
    Stream<String> ofNodes =
        nodes.all().stream().flatMap(node -> both(node.subnet4(), node.subnet6()));
    Stream<String> ofMachines =
        machines.living().stream().flatMap(each -> both(each.subnet4(), each.subnet6()));
    return Stream.concat(ofNodes, ofMachines).flatMap(it -> Cidr.parse(it).stream()).toList();
  }

  private static Stream<String> both(String subnet4, @Nullable String subnet6) {
    return Stream.concat(Stream.of(subnet4), Optional.ofNullable(subnet6).stream());
  }
}
