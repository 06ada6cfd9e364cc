package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A bearer key for the REST API; names the key, opens nothing. */
public record ApiKeyId(String value) implements Id {
  public ApiKeyId {
    Ids.check(value, "key");
  }

  public static ApiKeyId mint() {
    return new ApiKeyId(Ids.mint("key"));
  }
}
