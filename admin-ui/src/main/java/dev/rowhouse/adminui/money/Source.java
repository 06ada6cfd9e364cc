package dev.rowhouse.adminui.money;

import dev.rowhouse.billing.ledger.BookedGroup;
import org.jspecify.annotations.Nullable;

/**
 * Where a group comes from, told from its key.
 *
 * @param href the page of what caused it; null where there is none
 */
record Source(String words, @Nullable String href) {
  static Source of(BookedGroup group) {
    String key = group.key();
    String rest = key.substring(key.indexOf(':') + 1);
    return switch (key.substring(0, Math.max(0, key.indexOf(':')))) {
      case "payment" -> new Source("Stripe’s invoice " + rest + " was paid", rental(group));
      case "stripe-fee" -> new Source("Stripe kept its fee of invoice " + rest, rental(group));
      case "share" -> new Source("Invoice " + rest + " was shared out", rental(group));
      case "refund" -> new Source("A refund", "/refunds/" + rest);
      case "payout" -> new Source("A payout", vendor(group));
      case "reversal" -> new Source("Taken back: " + rest, rental(group));
      default -> new Source(key, null);
    };
  }

  private static @Nullable String rental(BookedGroup group) {
    return holder(group, "rnt_", "/rentals/");
  }

  private static @Nullable String vendor(BookedGroup group) {
    return holder(group, "ven_", "/payouts/");
  }

  private static @Nullable String holder(BookedGroup group, String prefix, String path) {
    return group.entries().stream()
        .map(entry -> entry.holder())
        .filter(holder -> holder.startsWith(prefix))
        .findFirst()
        .map(holder -> path + holder)
        .orElse(null);
  }
}
