package dev.rowhouse.e2e.stripe;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What happens to a platform without anybody's asking: disputes, and accounts that change. */
record Mishaps(Disputes disputes, Accounts accounts) {
  /** Empty for what is none. */
  Optional<JsonNode> run(String verb, String id) {
    return Optional.ofNullable(
            switch (verb) {
              case "payments/dispute" -> disputes.open(id);
              case "disputes/win" -> disputes.win(id);
              case "disputes/lose" -> disputes.lose(id);
              case "accounts/answer" -> accounts.answered(id);
              case "accounts/require" -> accounts.require(id);
              case "accounts/deauthorize" -> accounts.deauthorize(id);
              default -> null;
            })
        .map(made -> made.deepCopy());
  }
}
