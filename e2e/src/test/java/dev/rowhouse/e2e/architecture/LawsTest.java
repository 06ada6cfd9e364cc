package dev.rowhouse.e2e.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class LawsTest {
  private static final JavaClasses HOUSE = House.classes();
  private final Laws laws = new Laws(House.ROOT);

  @Test
  void eachModuleSeesOnlyWhatIsBelowIt() {
    laws.modulesSeeOnlyWhatIsBelow().check(HOUSE);
  }

  @Test
  void onlyBillingStripeKnowsStripe() {
    laws.onlyBillingStripeKnowsStripe().check(HOUSE);
  }

  @Test
  void onlyProvisionerDockerKnowsDocker() {
    laws.onlyProvisionerDockerKnowsDocker().check(HOUSE);
  }

  @Test
  void onlyTheGatewayKnowsVertx() {
    laws.onlyTheGatewayKnowsVertx().check(HOUSE);
  }

  @Test
  void controllersSeeNoSqlAndOpenNoTransactions() {
    laws.controllersSeeNoSqlAndOpenNoTransactions().check(HOUSE);
  }

  @Test
  void facesAskWhoseThingsAre() {
    laws.facesAskWhoseThingsAre().check(HOUSE);
  }

  @Test
  void namesSayWhatThingsAre() {
    laws.namesSayWhatThingsAre().check(HOUSE);
  }

  @Test
  void partsHaveNoCycles() {
    laws.partsHaveNoCycles().check(HOUSE);
  }

  @Test
  void facesStandAlone() {
    laws.facesStandAlone().check(HOUSE);
  }
}
