package dev.rowhouse.provisioner.wall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node's wall stands on.
 *
 * @param tag 6 characters that name the table, and the bridges that it guards
 * @param subnet4 of all tenants on the node
 * @param gateways addresses from which gateways reach apps
 * @param forbidden blocks that no tenant reaches whatever its rules say: other nodes' tenants, the
 *     control plane, gateways
 */
public record Ground(
    String tag,
    String subnet4,
    @Nullable String subnet6,
    List<Cidr> gateways,
    List<Cidr> forbidden) {}
