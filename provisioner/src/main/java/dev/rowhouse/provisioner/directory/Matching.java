package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Profile;
import dev.rowhouse.provisioner.connection.Register;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds in the directory who signs in. To be let in by it they must surely be meant; to be kept out
 * it is enough that they may be.
 */
@Component
class Matching implements Register {
  private final EntryStore entries;
  private final GroupStore groups;

  Matching(EntryStore entries, GroupStore groups) {
    this.entries = entries;
    this.groups = groups;
  }

  @Override
  public Standing standing(Connection connection, Profile profile, @Nullable PersonId known) {
    List<Candidate> meant = entries.meant(connection.id(), profile, known);
    List<Candidate> surely = meant.stream().filter(it -> it.isSurely(profile, known)).toList();
    List<Candidate> decisive = surely.isEmpty() ? meant : surely;
    boolean shutOut = !decisive.isEmpty() && decisive.stream().noneMatch(Candidate::active);
    return surely.stream()
        .filter(Candidate::active)
        .findFirst()
        .map(it -> new Standing(it.id(), false, groups.namesOf(it.id())))
        .orElseGet(() -> new Standing(null, shutOut, List.of()));
  }

  @Override
  public boolean keepsOut(TenantId tenant, String email, @Nullable PersonId known) {
    return entries.keepsOut(tenant, EntrySettings.lower(email.strip()), known);
  }

  @Override
  public void met(DirectoryUserId entry, PersonId person) {
    entries.met(entry, person);
  }
}
