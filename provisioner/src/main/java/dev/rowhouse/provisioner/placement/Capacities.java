package dev.rowhouse.provisioner.placement;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many containers each node takes at most, as its organization wishes. */
@Component
public class Capacities {
  public static final int MOST = 100_000;

  private final Nodes nodes;
  private final CapacityStore store;
  private final CandidateStore candidates;
  private final Bell bell;

  Capacities(Nodes nodes, CapacityStore store, CandidateStore candidates, Bell bell) {
    this.nodes = nodes;
    this.store = store;
    this.candidates = candidates;
    this.bell = bell;
  }

  /**
   * @throws NoSuchElementException when the organization has no such node
   */
  public Capacity of(OrganizationId organization, NodeId id) {
    NodeId node = nodes.find(organization, id).orElseThrow().id();
    Load load = candidates.loads(List.of(node)).getOrDefault(node, Load.NONE);
    return new Capacity(store.most(node), load.containers());
  }

  /**
   * From now on; who stands there stays, also when they are more.
   *
   * @param most null for as many as fit
   * @param check sees it as it is until then; what it throws leaves that
   * @throws Rejected naming the field
   * @throws NoSuchElementException when the organization has no such node
   */
  @Transactional
  public Capacity say(
      OrganizationId organization,
      NodeId id,
      @Nullable Integer most,
      Consumer<Capacity> check,
      Cause cause) {
    if (most != null && (most < 0 || most > MOST)) {
      throw new Rejected("most", "must be from 0 to %,d, or nothing".formatted(MOST));
    }
    NodeId node = nodes.find(organization, id).orElseThrow().id();
    Integer before = store.lock(node);
    check.accept(of(organization, node));
    if (!Objects.equals(before, most)) {
      store.say(node, most);
      nodes.note(organization, node, words(most) + ", " + cause.reason());
      bell.ring(Nodes.CHANGED);
    }
    return of(organization, node);
  }

  /** From whatever it is. */
  @Transactional
  public Capacity say(OrganizationId organization, NodeId id, @Nullable Integer most, Cause cause) {
    return say(organization, id, most, _ -> {}, cause);
  }

  private static String words(@Nullable Integer most) {
    return most == null
        ? "takes as many houses as fit"
        : "takes %,d houses at most".formatted(most);
  }
}
