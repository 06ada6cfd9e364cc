package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Bridges;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every address of an opened bridge is a row, taken by whoever locks it first; further bridges are
 * opened as the ones before fill up.
 */
@Component
class TableAddresses implements Addresses {
  private final AddressStore store;

  TableAddresses(AddressStore store) {
    this.store = store;
  }

  @Override
  @Transactional
  public Lease lease(NodeId node, ContainerId container) {
    Bridges bridges = store.bridges(node);
    Optional<AddressStore.Slot> held = store.held(container);
    if (held.isPresent() && !held.get().node().equals(node.value())) {
      store.free(container);
      held = Optional.empty();
    }
    return lease(bridges, held.orElseGet(() -> take(node, container, bridges)));
  }

  private AddressStore.Slot take(NodeId node, ContainerId container, Bridges bridges) {
    for (int bridge = store.opened(node); ; bridge++) {
      Optional<AddressStore.Slot> free = store.lockFree(node);
      if (free.isPresent()) {
        store.take(free.get(), container);
        return free.get();
      }
      open(node, bridge, bridges);
    }
  }

  /**
   * In the transaction that takes the address: one apart would need a second connection, and as
   * many creators as the pool has connections would wait for one another for ever. Others who find
   * no free address wait for the node's row until this transaction ends, and then find the bridge.
   */
  private void open(NodeId node, int bridge, Bridges bridges) {
    if (bridge >= bridges.count()) {
      throw new IllegalStateException(
          "all %d bridges of the node are full".formatted(bridges.count()));
    }
    store.open(node, bridge, bridges.width());
  }

  @Override
  @Transactional
  public void release(ContainerId container) {
    store.free(container);
  }

  @Override
  @Transactional
  public void exchange(ContainerId one, ContainerId other) {
    AddressStore.Slot first = held(one);
    AddressStore.Slot second = held(other);
    store.free(one); // locked until the end of the transaction: nobody else takes it
    store.give(second, one);
    store.give(first, other);
  }

  private AddressStore.Slot held(ContainerId container) {
    return store
        .held(container)
        .orElseThrow(() -> new IllegalStateException(container.value() + " has no address"));
  }

  private static Lease lease(Bridges bridges, AddressStore.Slot slot) {
    String ipv6 = bridges.address6(slot.bridge(), slot.place());
    return new Lease(
        bridges.network(slot.bridge()),
        new Address(bridges.address4(slot.bridge(), slot.place()), ipv6 == null ? "" : ipv6));
  }
}
