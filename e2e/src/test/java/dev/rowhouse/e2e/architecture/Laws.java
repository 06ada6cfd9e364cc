package dev.rowhouse.e2e.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.rowhouse.db.id.Unowned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;

/**
 * The laws that can be told from classes.
 *
 * @param root the package that the modules stand in; fixtures have roots of their own
 */
record Laws(String root) {
  private static final String[] SQL = {
    "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.springframework.transaction.."
  };
  private static final String BAD_NAME = ".*(Service|Manager|Impl|Utils?|Helpers?)";

  /** Calls go down. */
  ArchRule modulesSeeOnlyWhatIsBelow() {
    var rules = new ArrayList<ArchRule>();
    for (int i = 0; i < House.LINE.size(); i++) {
      rules.add(doesNotSee(House.LINE.get(i), above(i)));
    }
    rules.add(doesNotSee("portal", List.of("adminui", "e2e")));
    rules.add(doesNotSee("adminui", List.of("portal", "e2e")));
    rules.add(
        doesNotSee(
            "e2e",
            Stream.of(House.LINE, List.of("portal", "adminui")).flatMap(List::stream).toList()));
    return CompositeArchRule.of(rules);
  }

  private static List<String> above(int index) {
    return Stream.of(House.LINE.subList(index + 1, House.LINE.size()), House.FACES)
        .flatMap(List::stream)
        .toList();
  }

  private ArchRule doesNotSee(String module, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(within(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.stream().map(this::within).toArray(String[]::new))
        .as(module + " sees nothing of " + String.join(", ", others))
        .allowEmptyShould(true);
  }

  ArchRule onlyBillingStripeKnowsStripe() {
    return onlyIn("billing.stripe", "com.stripe..");
  }

  ArchRule onlyProvisionerDockerKnowsDocker() {
    return onlyIn("provisioner.docker", "com.github.dockerjava..");
  }

  ArchRule onlyTheGatewayKnowsVertx() {
    return onlyIn("provisioner.gateway", "io.vertx..");
  }

  private ArchRule onlyIn(String part, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(within(part))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as("only " + part + " imports " + library);
  }

  ArchRule controllersSeeNoSqlAndOpenNoTransactions() {
    return noClasses()
        .that()
        .areAnnotatedWith(Controller.class)
        .or()
        .areMetaAnnotatedWith(Controller.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SQL)
        .as("controllers see no SQL and open no transactions");
  }

  /** Whoever acts for builders and tenants says whose things they may touch. */
  ArchRule facesAskWhoseThingsAre() {
    var unowned = CanBeAnnotated.Predicates.annotatedWith(Unowned.class);
    return noClasses()
        .that()
        .resideInAPackage(within("portal"))
        .should()
        .accessTargetWhere(
            JavaAccess.Predicates.target(unowned).or(JavaAccess.Predicates.targetOwner(unowned)))
        .as("the portal asks for nothing without saying whose it is");
  }

  ArchRule namesSayWhatThingsAre() {
    return noClasses()
        .should()
        .haveNameMatching(BAD_NAME)
        .as("a noun is a record, a plural its store, a gerund a use case, -er a mechanism");
  }

  /** The package names of a module's parts, without cycles among them. */
  ArchRule partsHaveNoCycles() {
    return slices().matching(root + ".(*).(*)..").should().beFreeOfCycles();
  }

  /** A module's face (ids, events) stands on nothing of its parts. */
  ArchRule facesStandAlone() {
    var rules = new ArrayList<ArchRule>();
    for (String module : House.LINE) {
      rules.add(
          classes()
              .that()
              .resideInAPackage(root + "." + module)
              .should()
              .onlyDependOnClassesThat()
              .resideOutsideOfPackage(root + "." + module + ".*..")
              .as("the root package of " + module + " stands on none of its parts")
              .allowEmptyShould(true));
    }
    return CompositeArchRule.of(rules);
  }

  private String within(String part) {
    return root + "." + part + "..";
  }
}
