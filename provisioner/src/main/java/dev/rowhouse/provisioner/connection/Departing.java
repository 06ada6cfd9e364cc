package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends what people of a connection have open, where their company's directory says so. */
@Component
public class Departing {
  private final People people;
  private final Visits visits;
  private final SignInLines lines;

  Departing(People people, Visits visits, SignInLines lines) {
    this.people = people;
    this.visits = visits;
    this.lines = lines;
  }

  /**
   * Whoever may be meant is out, at every gateway within moments: rather one too many, who signs in
   * again, than one too few. Callers open the transaction.
   *
   * @param known who is surely meant; null when nobody came as this one yet
   * @param words for the trace: why
   * @return addresses by which they may come in otherwise, in lower case: those that the provider
   *     vouched for
   */
  public List<String> depart(
      Connection connection, @Nullable PersonId known, KnownAs names, String words) {
    List<PersonId> meant =
        Stream.concat(Stream.ofNullable(known), people.called(connection.id(), names).stream())
            .distinct()
            .toList();
    boolean any = false;
    for (PersonId each : meant) {
      any |= visits.endOf(each);
    }
    if (any) {
      String who = names.others().stream().findFirst().orElse("");
      lines.write(connection.id(), SignInLine.Outcome.OUT, who, words, false);
    }
    return people.addresses(meant);
  }
}
