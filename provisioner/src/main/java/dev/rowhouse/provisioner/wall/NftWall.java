package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.NodeId;
import java.util.List;
import java.util.Map;

/** A wall of nft, in the node's network namespace. */
final class NftWall implements KeptWall {
  private static final String MISSING = "rowhouse: no base table";

  private final NodeId node;
  private final Ground ground;
  private final Filter filter;
  private final Raised raised;
  private final Resolver resolver;

  /** What the base's rules were when they were written; empty before that. */
  private volatile String kept = "";

  private volatile String keptBrief = "";

  /**
   * @param filter runs a script where the node's packet filter is; throws unless it ends well
   */
  NftWall(NodeId node, Ground ground, Filter filter, Raised raised, Resolver resolver) {
    this.node = node;
    this.ground = ground;
    this.filter = filter;
    this.raised = raised;
    this.resolver = resolver;
  }

  /** The row comes first, so that a table that is lost at any moment comes back with it. */
  @Override
  public void raise(Address address, int port, List<FirewallRule> rules) {
    Map<String, List<String>> resolved = resolver.resolve(rules);
    raised.put(node, new Raised.Row(address, port, rules, resolved));
    apply(new TenantChains(ground, address).raised(port, rules, resolved));
  }

  @Override
  public void lower(Address address) {
    raised.remove(node, address);
    apply(new TenantChains(ground, address).lowered());
  }

  @Override
  public boolean stands() {
    return filter.run(BaseTable.fingerprint(ground)).strip().equals(kept);
  }

  /** Renews the base and whatever rows say; tenants that stand are not disturbed. */
  @Override
  public void restore() {
    var script = new StringBuilder(BaseTable.script(ground));
    for (Raised.Row row : raised.of(node)) {
      script.append(
          new TenantChains(ground, row.address()).raised(row.port(), row.rules(), row.resolved()));
    }
    filter.run(nft(script.toString()));
    kept = filter.run(BaseTable.fingerprint(ground)).strip();
    keptBrief = filter.run(BaseTable.brief(ground)).strip();
  }

  @Override
  public void resolveAgain() {
    for (Raised.Row row : raised.of(node)) {
      Map<String, List<String>> resolved = resolver.resolve(row.rules());
      if (!resolved.equals(row.resolved())) {
        raised.put(node, new Raised.Row(row.address(), row.port(), row.rules(), resolved));
        apply(new TenantChains(ground, row.address()).raised(row.port(), row.rules(), resolved));
      }
    }
  }

  /** One call does both: it looks at the base, and changes nothing when it is not as it was. */
  private void apply(String change) {
    String said =
        filter.run(
            "[ \"$(%s)\" = '%s' ] || { echo '%s'; exit 0; }\n%s"
                .formatted(BaseTable.brief(ground), keptBrief, MISSING, nft(change)));
    if (said.contains(MISSING)) {
      restore();
      filter.run(nft(change));
    }
  }

  private static String nft(String change) {
    return "nft -f - <<'END_OF_RULES'\n" + change + "END_OF_RULES\n";
  }
}
