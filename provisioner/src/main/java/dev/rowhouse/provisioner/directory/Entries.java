package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Departing;
import dev.rowhouse.provisioner.connection.KnownAs;
import dev.rowhouse.provisioner.connection.Locals;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People as a company's directory writes them. Who becomes inactive or is removed is out at every
 * gateway within moments, and stays out until the directory says otherwise.
 */
@Component
public class Entries {
  private static final int MOST = 100_000;
  private static final String ENDED = "The company’s directory (SCIM) ended their access.";

  private final EntryStore store;
  private final Standstill standstill;
  private final Departing departing;
  private final Locals locals;
  private final DirectoryLines lines;

  Entries(
      EntryStore store,
      Standstill standstill,
      Departing departing,
      Locals locals,
      DirectoryLines lines) {
    this.store = store;
    this.standstill = standstill;
    this.departing = departing;
    this.locals = locals;
    this.lines = lines;
  }

  /**
   * @throws Taken when somebody has this user name or external identifier
   */
  @Transactional
  public Entry create(Connection connection, EntrySettings said) {
    standstill.begin(connection.id());
    if (store.list(connection.id(), Wanted.NOTHING).total() >= MOST) {
      throw new Rejected("userName", "a directory has " + MOST + " people at most here");
    }
    DirectoryUserId id = DirectoryUserId.mint();
    store.forgive(connection.id(), said);
    store.insert(connection.id(), id, said);
    String words = said.active() ? "Added." : "Added as inactive.";
    lines.write(connection.id(), false, said.userName(), words);
    Entry made = get(connection.id(), id);
    if (!said.active()) {
      end(connection, made);
    }
    return made;
  }

  /**
   * @param expected is told when it last changed, and throws when something else was expected
   * @param change from what is there to what is to be; the same again changes nothing
   * @throws NoSuchElementException when there is none such
   * @throws Taken when somebody else has its user name or external identifier
   */
  @Transactional
  public Entry change(
      Connection connection,
      DirectoryUserId id,
      Consumer<Instant> expected,
      UnaryOperator<EntrySettings> change) {
    standstill.begin(connection.id());
    Entry before = get(connection.id(), id);
    expected.accept(before.changedAt());
    EntrySettings said = change.apply(before.settings());
    if (said.equals(before.settings())) {
      return before;
    }
    store.update(connection.id(), id, said);
    lines.write(connection.id(), false, said.userName(), words(before.settings(), said));
    if (!said.active()) {
      end(connection, before);
      end(connection, get(connection.id(), id));
    }
    return get(connection.id(), id);
  }

  /**
   * @param expected is told when it last changed, and throws when something else was expected
   * @throws NoSuchElementException when there is none such
   */
  @Transactional
  public void delete(Connection connection, DirectoryUserId id, Consumer<Instant> expected) {
    standstill.begin(connection.id());
    Entry before = get(connection.id(), id);
    expected.accept(before.changedAt());
    store.bury(id);
    lines.write(connection.id(), false, before.settings().userName(), "Removed. They are out.");
    end(connection, before);
  }

  /**
   * @throws NoSuchElementException when this connection's directory has none such
   */
  public Entry get(ConnectionId connection, DirectoryUserId id) {
    return store
        .find(connection, id)
        .orElseThrow(() -> new NoSuchElementException("no such person in the directory"));
  }

  public Listed<Entry> list(ConnectionId connection, Wanted wanted) {
    return store.list(connection, wanted);
  }

  private void end(Connection connection, Entry entry) {
    KnownAs names = entry.settings().names();
    List<String> addresses = departing.depart(connection, entry.person(), names, ENDED);
    Stream.concat(names.others().stream(), addresses.stream())
        .distinct()
        .forEach(name -> locals.putOut(connection.tenant(), name));
  }

  private static String words(EntrySettings before, EntrySettings now) {
    if (before.active() == now.active()) {
      return "Changed.";
    }
    return now.active() ? "Active again: they may sign in." : "Inactive. They are out.";
  }
}
