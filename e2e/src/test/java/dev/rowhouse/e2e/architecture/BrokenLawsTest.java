package dev.rowhouse.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A law that nothing can break says nothing: each is broken here by a fixture of its own. */
class BrokenLawsTest {
  private static final String FIXTURES = House.ROOT + ".e2e.architecture.fixtures.";

  @Test
  void aModuleThatSeesWhatIsAboveIsFound() {
    expect("upward", Laws::modulesSeeOnlyWhatIsBelow, "Payments", "Rooms");
  }

  @Test
  void aFaceThatSeesTheOtherIsFound() {
    expect("sideways", Laws::modulesSeeOnlyWhatIsBelow, "OperatorPage", "BuilderPage");
  }

  @Test
  void stripeOutsideItsPartIsFound() {
    expect("stripe", Laws::onlyBillingStripeKnowsStripe, "Invoices");
  }

  @Test
  void dockerOutsideItsPartIsFound() {
    expect("docker", Laws::onlyProvisionerDockerKnowsDocker, "Ships");
  }

  @Test
  void vertxOutsideTheGatewayIsFound() {
    expect("vertx", Laws::onlyTheGatewayKnowsVertx, "Loops");
  }

  @Test
  void aControllerWithSqlIsFound() {
    expect("sql", Laws::controllersSeeNoSqlAndOpenNoTransactions, "Rows");
  }

  @Test
  void aControllerThatOpensATransactionIsFound() {
    expect("transaction", Laws::controllersSeeNoSqlAndOpenNoTransactions, "Changes");
  }

  @Test
  void aPageThatDoesNotSayWhoseItIsIsFound() {
    expect("owner", Laws::facesAskWhoseThingsAre, "AnyRoomPage", "AnyTypePage");
  }

  @Test
  void aNameThatSaysNothingIsFound() {
    expect("names", Laws::namesSayWhatThingsAre, "HouseManager");
  }

  @Test
  void partsThatNeedEachOtherAreFound() {
    expect("cycle", Laws::partsHaveNoCycles, "Egg", "Hen");
  }

  @Test
  void aModulesFaceThatStandsOnAPartIsFound() {
    expect("face", Laws::facesStandAlone, "RoomId");
  }

  private static void expect(String fixture, Function<Laws, ArchRule> law, String... names) {
    var laws = new Laws(FIXTURES + fixture);
    var result =
        law.apply(laws).evaluate(new ClassFileImporter().importPackages(FIXTURES + fixture));
    assertThat(result.hasViolation()).as("%s breaks its law", fixture).isTrue();
    assertThat(result.getFailureReport().toString()).contains(names);
  }
}
