package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One domain of e-mail addresses that a connection is said to be for. */
public record EmailDomainId(String value) implements Id {
  public EmailDomainId {
    Ids.check(value, "emd");
  }

  public static EmailDomainId mint() {
    return new EmailDomainId(Ids.mint("emd"));
  }
}
