package dev.rowhouse.provisioner.directory;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.Setups;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The directories of connections: switched on, looked at, switched off. */
@Component
public class Directories {
  /** For how long a token goes on after another was made. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private static final int LINES = 50;
  private static final int REFUSED = 20;

  private final Connections connections;
  private final Porches porches;
  private final Setups setups;
  private final DirectoryTokens tokens;
  private final EntryStore entries;
  private final GroupStore groups;
  private final DirectoryLines lines;

  Directories(
      Connections connections,
      Porches porches,
      Setups setups,
      DirectoryTokens tokens,
      EntryStore entries,
      GroupStore groups,
      DirectoryLines lines) {
    this.connections = connections;
    this.porches = porches;
    this.setups = setups;
    this.tokens = tokens;
    this.entries = entries;
    this.groups = groups;
    this.lines = lines;
  }

  /**
   * @throws NoSuchElementException when the organization's tenant has no such connection
   */
  public DirectoryView look(OrganizationId organization, TenantId tenant, ConnectionId id) {
    return view(connections.get(organization, tenant, id).id());
  }

  /**
   * A new token; those of before go on for {@link #OVERLAP}.
   *
   * @return it, shown once
   * @throws NoSuchElementException when the organization's tenant has no such connection
   */
  @Transactional
  public String open(OrganizationId organization, TenantId tenant, ConnectionId id) {
    return open(connections.get(organization, tenant, id).id());
  }

  /**
   * No token opens any more. Who is in the directory and who is shut out by it stays so.
   *
   * @throws NoSuchElementException when the organization's tenant has no such connection
   */
  @Transactional
  public void close(OrganizationId organization, TenantId tenant, ConnectionId id) {
    ConnectionId found = connections.get(organization, tenant, id).id();
    tokens.end(found);
    lines.write(found, false, "", "Switched off: its tokens open nothing any more.");
  }

  /** For who holds a setup link of this connection. */
  public Optional<DirectoryView> look(Porch porch, ConnectionId id) {
    return porches.way(porch, id).map(found -> view(found.id()));
  }

  /**
   * For who holds a setup link of this connection.
   *
   * @param origin the address from which it was asked
   * @throws NoSuchElementException when it is not saved yet
   */
  @Transactional
  public String open(Porch porch, ConnectionId id, String origin) {
    Connection found =
        porches.way(porch, id).orElseThrow(() -> new NoSuchElementException("no such connection"));
    setups.note(porch, found, "directory", "Its directory got a token.", origin);
    return open(found.id());
  }

  /** Of this house's tenant, and only with a token of its own; anything else is nothing. */
  public Optional<Connection> enter(Porch porch, ConnectionId id, String token) {
    return porches.way(porch, id).filter(found -> tokens.opens(found.id(), token));
  }

  /**
   * @param words for admins: what could not be taken, and why
   */
  public void refused(Connection connection, String who, String words) {
    lines.write(connection.id(), true, who, words);
  }

  private String open(ConnectionId id) {
    String token = tokens.mint(id, OVERLAP);
    lines.write(id, false, "", "A token was made. Those of before go on for a day.");
    return token;
  }

  private DirectoryView view(ConnectionId id) {
    long people = entries.list(id, Wanted.NOTHING).total();
    var inactive = new Wanted(List.of(new Wanted.Condition(Field.ACTIVE, "false")), 0, 0);
    return new DirectoryView(
        tokens.of(id),
        people,
        people == 0 ? 0 : entries.list(id, inactive).total(),
        groups.list(id, Wanted.NOTHING).total(),
        lines.of(id, false, LINES),
        lines.of(id, true, REFUSED));
  }
}
