package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.demo.Company.Employee;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code demo leave} and {@code demo return}: a company's directory switches somebody off and on.
 */
final class Leaving {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Steps steps = new Steps();
  private final Made company;
  private final Employee person;
  private final Made.Listed directory;

  private Leaving(Made company, Employee person) {
    this.company = company;
    this.person = person;
    this.directory = Objects.requireNonNull(company.directory());
  }

  static void leave(Arguments given) {
    of(given).leave();
  }

  static void comeBack(Arguments given) {
    of(given).comeBack();
  }

  /** Who was named, or the first of the first company with a directory. */
  private static Leaving of(Arguments given) {
    Optional<String> name = given.find("person");
    return Made.read(given.path("home")).stream()
        .filter(made -> made.directory() != null)
        .flatMap(made -> made.people().stream().map(who -> new Leaving(made, who)))
        .filter(it -> name.isEmpty() || name.get().equals(it.person.name()))
        .findFirst()
        .orElseThrow(() -> new Failed("no directory has " + name.orElse("anybody")));
  }

  private void leave() {
    var visitor = new Visitor();
    steps.step(
        person.name() + " signs in at " + company.url(),
        () -> {
          if (!visitor.enter(company.url(), person).isInside(company.url())) {
            throw new Failed(
                "%1$s is out already: ./rowhouse demo return --person %1$s"
                    .formatted(person.name()));
          }
          return true;
        });
    steps.step(
        "their directory switches them off (PATCH), and the gateway refuses them",
        () -> {
          change(false);
          return Steps.await(
              "the refusal",
              LIMIT,
              () ->
                  Optional.of(visitor.open(company.url() + "/"))
                      .filter(page -> !page.isInside(company.url())));
        });
    steps.step(
        "and they cannot come in again",
        () -> {
          if (new Visitor().enter(company.url(), person).isInside(company.url())) {
            throw new Failed(person.name() + " came in again");
          }
          return true;
        });
  }

  private void comeBack() {
    steps.step(
        person.name() + "'s directory switches them on (PATCH), and they come in",
        () -> {
          change(true);
          return Steps.await(
              "their way in",
              LIMIT,
              () ->
                  Optional.of(new Visitor().enter(company.url(), person))
                      .filter(page -> page.isInside(company.url())));
        });
  }

  private void change(boolean active) {
    String id = Objects.requireNonNull(directory.people().get(person.name()));
    new Scim(directory.url(), directory.token()).activate(id, active);
  }
}
