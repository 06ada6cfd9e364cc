package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Lease;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Loopback addresses that no other test of this JVM has. */
final class FakeAddresses implements Addresses {
  private static final AtomicInteger LAST = new AtomicInteger();

  final Map<ContainerId, Lease> leases = new ConcurrentHashMap<>();

  @Override
  public Lease lease(NodeId node, ContainerId container) {
    return leases.computeIfAbsent(container, _ -> fresh());
  }

  @Override
  public void exchange(ContainerId one, ContainerId other) {
    Lease first = leases.remove(one);
    Lease second = leases.remove(other);
    leases.put(one, second);
    leases.put(other, first);
  }

  @Override
  public void release(ContainerId container) {
    leases.remove(container);
  }

  private static Lease fresh() {
    int number = LAST.incrementAndGet();
    int host = (int) (ProcessHandle.current().pid() % 200);
    return new Lease(
        "net0",
        new Address("127.%d.%d.%d".formatted(20 + host, number / 250, 1 + number % 250), ""));
  }
}
