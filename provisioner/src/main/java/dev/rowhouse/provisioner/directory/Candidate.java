package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.connection.Profile;
import org.jspecify.annotations.Nullable;

/**
 * An entry that may mean somebody who signs in.
 *
 * @param key its user name, lower case
 * @param active false also for those that were removed
 */
record Candidate(
    DirectoryUserId id,
    String key,
    @Nullable String externalId,
    boolean active,
    @Nullable PersonId person) {
  /**
   * By a name that lasts; or by an address that the provider vouches for, unless somebody else came
   * as this one before. What people may choose for themselves at a provider makes nobody them.
   */
  boolean isSurely(Profile profile, @Nullable PersonId known) {
    if (known != null && known.equals(person)) {
      return true;
    }
    if (externalId != null
        && (externalId.equals(profile.subject()) || externalId.equals(profile.objectId()))) {
      return true;
    }
    String vouched = EntrySettings.lower(profile.vouchedEmail());
    return person == null && !vouched.isEmpty() && key.equals(vouched);
  }
}
