package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants of a project, the newest first.
 *
 * @param text that a word of name, e-mail, reference or subscription begins with, or the host;
 *     empty for all
 * @param states empty for all but the erased
 * @param after the last one of the page before; null for the first page
 * @param limit 1 to 200
 */
public record TenantFilter(
    String text, Set<TenantState> states, @Nullable TenantId after, int limit) {
  public static final TenantFilter FIRST = new TenantFilter("", Set.of(), null, 50);

  public TenantFilter {
    limit = Math.clamp(limit, 1, 200);
  }
}
