package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.connection.SignInLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides who of those whom a provider vouches for comes in, and as whom. */
@Component
public class Recognizing {
  /** By which a provider's clock may differ from ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final ConnectionStore connections;
  private final People people;
  private final Visits visits;
  private final Register register;
  private final SignInLines lines;
  private final Vault vault;
  private final Linking linking;

  Recognizing(
      ConnectionStore connections,
      People people,
      Visits visits,
      Register register,
      SignInLines lines,
      Vault vault,
      Linking linking) {
    this.linking = linking;
    this.connections = connections;
    this.people = people;
    this.visits = visits;
    this.register = register;
    this.lines = lines;
    this.vault = vault;
  }

  /** The client's secret, for the request to the provider and nothing else. */
  public Optional<String> secret(Connection connection) {
    return connections
        .secret(connection.id())
        .map(sealed -> vault.open(sealed, Connecting.context(connection.id())));
  }

  /**
   * Somebody came back from the provider, which vouches for this.
   *
   * @param test whether they only tried it
   */
  @Transactional
  public Recognized recognize(Porch porch, Connection connection, Profile profile, boolean test) {
    if (!test) {
      connections.holdStill(connection.id());
    }
    Optional<Person> known = people.find(connection.id(), profile.subject());
    Register.Standing standing =
        register.standing(connection, profile, known.map(Person::id).orElse(null));
    List<String> groups =
        Stream.concat(profile.groups().stream(), standing.groups().stream()).distinct().toList();
    List<String> roles = connection.settings().roles(groups);
    if (standing.shutOut()) {
      return refuse(
          connection,
          profile,
          test,
          "The company’s directory (SCIM) has them as inactive or removed.",
          "Your access to this space was ended. Ask your administrator if that is a mistake.");
    }
    if (roles.isEmpty()) {
      return refuse(
          connection,
          profile,
          test,
          noRole(connection, groups),
          "You have no part in this space yet. Ask your administrator to add you to a group that"
              + " has.");
    }
    if (known.isPresent() && !known.get().active()) {
      return refuse(
          connection,
          profile,
          test,
          "This person is shut out here. Whoever administers the space can let them in again.",
          "Your access to this space was ended. Ask your administrator if that is a mistake.");
    }
    if (known.isEmpty() && standing.entry() == null && !connection.settings().admitsNew()) {
      return refuse(
          connection,
          profile,
          test,
          "They were never here, the company’s directory (SCIM) does not surely name them by its"
              + " externalId or by an address that the provider vouches for, and this connection"
              + " lets nobody else in.",
          "You were not added to this space yet. Ask your administrator to add you.");
    }
    if (test) {
      connections.tested(connection.id(), connection.version());
      write(
          connection,
          Outcome.IN,
          profile,
          "The test succeeded. Roles: " + String.join(", ", roles),
          true);
      return new Recognized.WouldBeIn(profile, roles);
    }
    Person person = people.seen(connection, profile, roles, linking.known(connection, profile));
    if (standing.entry() != null) {
      register.met(standing.entry(), person.id());
    }
    var claim = visits.begin(connection, person, porch, profile);
    write(connection, Outcome.IN, profile, "Signed in. Roles: " + String.join(", ", roles), false);
    return new Recognized.In(claim);
  }

  /**
   * A sign-in that came to nothing before the provider vouched for anybody.
   *
   * @param words for admins: what happened and what to do
   */
  public void failed(Connection connection, String words, boolean test) {
    lines.write(connection.id(), Outcome.FAILED, "", words, test);
  }

  /** Whoever shows this claim at this house is out. */
  @Transactional
  public Optional<SignedOut> signOut(Porch porch, String claim) {
    return visits.endOf(porch.container(), claim);
  }

  /**
   * The provider says that somebody is out.
   *
   * @param subject whom; empty when only the sign-in is named
   * @param session which sign-in; empty for all of theirs
   * @param said when it said so
   */
  @Transactional
  public void leave(Connection connection, String subject, String session, Instant said) {
    if (!session.isEmpty()) {
      visits.endOf(connection.id(), session);
    } else {
      people
          .find(connection.id(), subject)
          .ifPresent(person -> visits.endOf(person.id(), said.plus(SKEW)));
    }
    lines.write(
        connection.id(),
        Outcome.OUT,
        subject,
        "The provider signed them out" + (session.isEmpty() ? " everywhere." : " of one sign-in."),
        false);
  }

  private Recognized refuse(
      Connection connection, Profile profile, boolean test, String toAdmins, String toThem) {
    write(connection, Outcome.REFUSED, profile, toAdmins, test);
    return new Recognized.Refused(toThem);
  }

  private void write(
      Connection connection, Outcome outcome, Profile profile, String words, boolean test) {
    lines.write(connection.id(), outcome, profile.who(), words, test);
  }

  private static String noRole(Connection connection, List<String> groups) {
    String claim = connection.settings().groupsClaim();
    return groups.isEmpty()
        ? "The provider named no groups"
            + (claim.isEmpty() ? "." : " in its claim “" + claim + "”.")
            + " No role follows from that, and everybody’s role is empty. Let the provider send"
            + " groups, or give everybody a role."
        : "None of their groups has a role here: "
            + String.join(", ", groups)
            + ". Add one of them to the connection’s groups.";
  }
}
