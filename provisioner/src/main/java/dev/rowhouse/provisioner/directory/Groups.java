package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.DirectoryGroupId;
import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Departing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Groups as a company's directory writes them. Which role a group gives is the connection's to say.
 * Who loses a group that gives one is out, and comes in again with what is left.
 */
@Component
public class Groups {
  private static final int MOST = 10_000;
  private static final String LEFT =
      "The company’s directory (SCIM) took them out of a group that gives a role. They come in"
          + " again with what is left.";

  private final GroupStore store;
  private final Members members;
  private final EntryStore entries;
  private final Standstill standstill;
  private final Departing departing;
  private final DirectoryLines lines;

  Groups(
      GroupStore store,
      Members members,
      EntryStore entries,
      Standstill standstill,
      Departing departing,
      DirectoryLines lines) {
    this.store = store;
    this.members = members;
    this.entries = entries;
    this.standstill = standstill;
    this.departing = departing;
    this.lines = lines;
  }

  /**
   * @throws Taken when a group has this name
   */
  @Transactional
  public Group create(Connection connection, GroupSettings said, Set<String> users) {
    standstill.begin(connection.id());
    if (store.list(connection.id(), Wanted.NOTHING).total() >= MOST) {
      throw new Rejected("displayName", "a directory has " + MOST + " groups at most here");
    }
    DirectoryGroupId id = DirectoryGroupId.mint();
    store.insert(connection.id(), id, said);
    members.change(connection.id(), id, new Membership(Membership.Kind.ADD, users));
    lines.write(connection.id(), false, said.name(), "Group added.");
    return get(connection.id(), id);
  }

  /**
   * @param expected is told when it last changed, and throws when something else was expected
   * @param steps taken one after the other
   * @throws NoSuchElementException when there is none such
   * @throws Taken when another group has this name
   */
  @Transactional
  public Group change(
      Connection connection,
      DirectoryGroupId id,
      Consumer<Instant> expected,
      UnaryOperator<GroupSettings> change,
      List<Membership> steps) {
    standstill.begin(connection.id());
    Group before = get(connection.id(), id);
    expected.accept(before.changedAt());
    GroupSettings said = change.apply(before.settings());
    if (!said.equals(before.settings())) {
      rename(connection, before, said);
    }
    Set<DirectoryUserId> left = new HashSet<>();
    for (Membership step : steps) {
      left.addAll(members.change(connection.id(), id, step));
    }
    if (!steps.isEmpty()) {
      store.touch(id);
      left.removeAll(left.isEmpty() ? Set.of() : members.of(id));
      lines.write(
          connection.id(),
          false,
          said.name(),
          "Members changed." + (left.isEmpty() ? "" : " " + left.size() + " left."));
      end(connection, before.settings(), left);
    }
    return get(connection.id(), id);
  }

  /** By another name it may give another role, or none. */
  private void rename(Connection connection, Group before, GroupSettings said) {
    store.update(connection.id(), before.id(), said);
    lines.write(
        connection.id(),
        false,
        said.name(),
        "Group changed, was " + before.settings().name() + ".");
    if (gives(connection, before.settings())) {
      end(connection, before.settings(), members.of(before.id()));
    }
  }

  /**
   * @param expected is told when it last changed, and throws when something else was expected
   * @throws NoSuchElementException when there is none such
   */
  @Transactional
  public void delete(Connection connection, DirectoryGroupId id, Consumer<Instant> expected) {
    standstill.begin(connection.id());
    Group before = get(connection.id(), id);
    expected.accept(before.changedAt());
    List<DirectoryUserId> left = gives(connection, before.settings()) ? members.of(id) : List.of();
    store.delete(connection.id(), id);
    lines.write(connection.id(), false, before.settings().name(), "Group removed.");
    end(connection, before.settings(), left);
  }

  /**
   * @throws NoSuchElementException when this connection's directory has none such
   */
  public Group get(ConnectionId connection, DirectoryGroupId id) {
    return store
        .find(connection, id)
        .orElseThrow(() -> new NoSuchElementException("no such group in the directory"));
  }

  public Listed<Group> list(ConnectionId connection, Wanted wanted) {
    return store.list(connection, wanted);
  }

  /** Who is in a group that was read before. */
  public List<DirectoryUserId> members(Group group) {
    return members.of(group.id());
  }

  private void end(
      Connection connection, GroupSettings group, Collection<DirectoryUserId> whoLeft) {
    if (!gives(connection, group)) {
      return;
    }
    for (DirectoryUserId each : whoLeft) {
      entries
          .find(connection.id(), each)
          .ifPresent(it -> departing.depart(connection, it.person(), it.settings().names(), LEFT));
    }
  }

  private static boolean gives(Connection connection, GroupSettings group) {
    return connection.settings().rules().stream()
        .anyMatch(rule ->
            rule.group().equals(group.name()) || Objects.equals(rule.group(), group.externalId()));
  }
}
