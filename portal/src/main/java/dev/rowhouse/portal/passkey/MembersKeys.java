package dev.rowhouse.portal.passkey;

import dev.rowhouse.provisioner.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Passkeys of tenants' members, at whichever host, for who administers them: a device gets lost.
 * Whose members they are is for callers to know.
 */
@Component
public class MembersKeys {
  private final PasskeyStore rows;

  MembersKeys(PasskeyStore rows) {
    this.rows = rows;
  }

  /** The oldest first; who has none is not in it. */
  public Map<PersonId, List<MembersKey>> of(Collection<PersonId> members) {
    return members.isEmpty()
        ? Map.of()
        : rows.ofMembers(members).stream().collect(Collectors.groupingBy(MembersKey::member));
  }

  public Optional<MembersKey> find(String id) {
    return rows.ofMember(id);
  }

  /** Empty when the member has no such key. Who is inside by it stays inside. */
  public Optional<MembersKey> remove(PersonId member, String id) {
    return find(id)
        .filter(key -> key.member().equals(member))
        .filter(_ -> rows.deleteOfMember(member, id));
  }
}
