package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.wall.Wall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which rules are in force. */
final class FakeWall implements Wall {
  final Map<Address, List<FirewallRule>> raised = new ConcurrentHashMap<>();
  volatile boolean stands = true;

  @Override
  public void raise(Address address, int port, List<FirewallRule> rules) {
    stands = true;
    raised.put(address, rules);
  }

  @Override
  public void lower(Address address) {
    raised.remove(address);
  }

  @Override
  public boolean stands() {
    return stands;
  }

  /** As after a reboot. */
  void fall() {
    raised.clear();
    stands = false;
  }
}
