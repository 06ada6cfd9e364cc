package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a company's own directory says of somebody who comes by one of its connections. */
public interface Register {
  /**
   * @param known who they are here, if they came before
   */
  Standing standing(Connection connection, Profile profile, @Nullable PersonId known);

  /**
   * Whether a directory of any connection of this tenant has somebody as inactive or removed who
   * has this address.
   *
   * @param email in any case
   * @param known who they are here; null when nobody is known by it
   */
  boolean keepsOut(TenantId tenant, String email, @Nullable PersonId known);

  /** From now on this entry of the directory is this person and nobody else. */
  void met(DirectoryUserId entry, PersonId person);

  /**
   * @param entry which of the directory is surely theirs; null when none is
   * @param shutOut whether the directory has them as inactive or removed
   * @param groups in which it has them, by all names that it gives a group
   */
  record Standing(@Nullable DirectoryUserId entry, boolean shutOut, List<String> groups) {}
}
