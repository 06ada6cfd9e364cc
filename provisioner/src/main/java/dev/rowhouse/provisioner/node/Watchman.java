package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps a watch on every attached node; begins and ends them as rows come and go. */
@Component
@OnRole(Role.WORKER)
class Watchman implements SmartLifecycle {
  private final NodeStore store;
  private final OpenNodes nodes;
  private final SightStore sight;
  private final Sighting sighting;
  private final ObjectProvider<Doors> doors;
  private final ObjectProvider<Heard> listeners;
  private final Map<NodeId, NodeWatch> watches = new HashMap<>();
  private boolean running;

  Watchman(
      NodeStore store,
      OpenNodes nodes,
      SightStore sight,
      Sighting sighting,
      Bell bell,
      ObjectProvider<Doors> doors,
      ObjectProvider<Heard> listeners) {
    this.store = store;
    this.nodes = nodes;
    this.sight = sight;
    this.sighting = sighting;
    this.doors = doors;
    this.listeners = listeners;
    bell.listen(Nodes.CHANGED, this::follow);
  }

  /** A node whose way or networks changed is opened anew. */
  synchronized void follow() {
    if (!running) {
      return;
    }
    Map<NodeId, Node> rows = new HashMap<>();
    Map<NodeId, String> ways = store.ways();
    store.all().stream()
        .filter(node -> node.wanted().watched() && node.severed() == null)
        .forEach(node -> rows.put(node.id(), node));
    List.copyOf(watches.values()).stream()
        .filter(watch ->
            !isSame(watch.node(), rows.get(watch.node().id()))
                || !watch.way().equals(ways.get(watch.node().id())))
        .forEach(this::end);
    rows.values().forEach(node -> watches.computeIfAbsent(node.id(), _ -> begin(node, ways)));
  }

  private static boolean isSame(Node before, @Nullable Node now) {
    return now != null
        && before.docker().equals(now.docker())
        && before.subnet4().equals(now.subnet4())
        && Objects.equals(before.subnet6(), now.subnet6())
        && before.gateways().equals(now.gateways())
        && Objects.equals(before.dataDir(), now.dataDir());
  }

  private NodeWatch begin(Node node, Map<NodeId, String> ways) {
    String way = ways.getOrDefault(node.id(), "");
    return new NodeWatch(
        node,
        way,
        nodes,
        sight,
        sighting,
        doors.stream().findFirst(),
        listeners.orderedStream().toList());
  }

  private void end(NodeWatch watch) {
    watch.close();
    watches.remove(watch.node().id());
    nodes.close(watch.node().id());
  }

  @Override
  public synchronized void start() {
    running = true;
    follow();
  }

  @Override
  public synchronized void stop() {
    running = false;
    List.copyOf(watches.values()).forEach(this::end);
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
