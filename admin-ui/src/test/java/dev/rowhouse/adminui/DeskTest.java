package dev.rowhouse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.billing.ledger.Posting;
import dev.rowhouse.db.audit.Act;
import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RefundId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import dev.rowhouse.marketplace.vendor.VendorState;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** What an operator does at the desk, on a real database, and what is written down of it. */
@SpringBootTest(properties = {"rowhouse.roles=operator", "rowhouse.bootstrap=true"})
@AutoConfigureMockMvc
class DeskTest {
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired Acts acts;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Applying applying;
  @Autowired Connecting connecting;
  @Autowired Vendors vendors;
  @Autowired Offering offering;
  @Autowired Listing listing;
  @Autowired Verifying verifying;
  @Autowired Servers servers;
  @Autowired Holding holding;
  @Autowired Rentals rentals;
  @Autowired Ledger ledger;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @Test
  void anApplicationIsApprovedForAReasonThatIsKeptWithWhoAndBeforeAndAfter() throws Exception {
    Vendor vendor = applied("Harbor");
    assertThat(page("/vendors")).contains("Harbor");
    assertThat(page("/")).contains("application waiting", "/vendors?state=APPLIED");
    String path = "/vendors/" + vendor.id().value();
    MvcResult refused = send(path + "/approve", "reason", " ");
    assertThat(vendors.get(vendor.id()).state()).isEqualTo(VendorState.APPLIED);
    assertThat(refused.getFlashMap().get("refused")).asString().contains("say why");
    send(path + "/approve", "reason", "papers checked");
    assertThat(vendors.get(vendor.id()).state()).isEqualTo(VendorState.APPROVED);
    Act act = last("vendor.approve");
    assertThat(act.actor().name()).isEqualTo("operator");
    assertThat(act.actor().origin()).isEqualTo("127.0.0.1");
    assertThat(act.deed().reason()).isEqualTo("papers checked");
    assertThat(act.deed().organization()).isEqualTo(vendor.organization().value());
    assertThat(act.before()).contains("state: APPLIED");
    assertThat(act.after()).contains("state: APPROVED");
    assertThat(page(path)).contains("papers checked", "Germany", "Let it leave");
    assertThat(page("/audit?what=vendor.approve")).contains("papers checked");
    assertThat(page("/audit/" + act.id().value())).contains("state: APPROVED");
    assertThat(page("/audit.csv?what=vendor")).contains("vendor.approve");
    assertThat(page("/audit?from=yesterday")).contains("A day as");
  }

  @Test
  void whatDestroysWantsItsNameAndWritesNothingWithoutIt() throws Exception {
    Vendor vendor = selling("Quay");
    String path = "/vendors/" + vendor.id().value() + "/leave";
    MvcResult refused = send(path, "reason", "closing", "confirm", "quay");
    assertThat(refused.getFlashMap().get("wrong")).isEqualTo(Map.of("confirm", words("Quay")));
    assertThat(found("vendor.leave")).isEmpty();
    send(path, "reason", "closing", "confirm", "Quay");
    assertThat(vendors.get(vendor.id()).state()).isEqualTo(VendorState.LEFT);
    assertThat(last("vendor.leave").deed().name()).isEqualTo("Quay");
  }

  @Test
  void termsAndOffersAreChangedAndCheckedAtTheirField() throws Exception {
    Vendor vendor = selling("Pier");
    Offer offer = offer(vendor);
    String path = "/vendors/" + vendor.id().value();
    MvcResult refused =
        send(path + "/terms", "payoutHoldDays", "91", "feeBasisPoints", "1", "reason", "x");
    assertThat(refused.getFlashMap().get("wrong")).asString().contains("payoutHoldDays");
    send(path + "/terms", "payoutHoldDays", "30", "feeBasisPoints", "900", "reason", "agreed");
    assertThat(vendors.get(vendor.id()).payoutHoldDays()).isEqualTo(30);
    assertThat(page(path)).contains("Withdraw Eight", "9 %");
    String withdraw = path + "/offers/" + offer.id().value() + "/withdraw";
    send(withdraw, "reason", "asked for", "confirm", "Eight");
    assertThat(page(path)).contains("withdrawn").doesNotContain("Withdraw Eight");
    assertThat(last("offer.withdraw").after()).isEqualTo("withdrawn: true");
  }

  @Test
  void aServerIsVerifiedAgainAndWithdrawn() throws Exception {
    Vendor vendor = selling("Dock");
    ServerId server = listing.list(vendor.id(), offer(vendor).id(), "rack-1").id();
    String path = "/servers/" + server.value();
    assertThat(page("/servers?vendor=" + vendor.id().value())).contains("rack-1");
    assertThat(page(path)).contains("Never measured", "Verify again");
    send(path + "/verify", "reason", "new disks");
    assertThat(servers.get(server).state()).isEqualTo(ServerState.VERIFYING);
    assertThat(send(path + "/wipe", "reason", "x").getFlashMap().get("refused"))
        .asString()
        .contains("nothing of a renter is left");
    send(path + "/withdraw", "reason", "broken rack", "confirm", "rack-1");
    assertThat(servers.get(server).state()).isEqualTo(ServerState.WITHDRAWN);
    assertThat(page("/servers?state=WITHDRAWN")).contains("rack-1");
  }

  @Test
  void anOrganizationIsSuspendedByChoiceOfWhatItsTenantsDoAndGoesOn() throws Exception {
    OrganizationId id = organization("Hollow");
    String path = "/organizations/" + id.value();
    assertThat(page("/organizations?q=hollow")).contains("Hollow");
    send(path + "/suspend", "reason", "abuse", "confirm", "Hollow");
    assertThat(organizations.find(id).orElseThrow().suspension()).isEmpty();
    send(path + "/suspend", "reason", "abuse", "confirm", "Hollow", "tenants", "stop");
    assertThat(organizations.find(id).orElseThrow().suspension()).isPresent();
    assertThat(page(path)).contains("Its members may only look", "abuse", "are stopped");
    send(path + "/resume", "reason", "settled");
    assertThat(organizations.find(id).orElseThrow().suspension()).isEmpty();
    assertThat(last("organization.resume").before()).contains("tenants stopped: true");
  }

  @Test
  void aHandOverIsALinkToTheOtherApp() throws Exception {
    OrganizationId id = organization("Hollow");
    String member = users.find("https://issuer.example", "Hollow").orElseThrow().id().value();
    String path = "/organizations/" + id.value();
    MvcResult made = send(path + "/impersonate", "reason", "help", "user", member);
    assertThat(made.getResponse().getRedirectedUrl()).isEqualTo(path + "/hand-over");
    String shown =
        mvc.perform(
                get(path + "/hand-over")
                    .with(user("operator").roles("OPERATOR"))
                    .flashAttrs(made.getFlashMap()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(shown).contains("http://localhost:7400/as/v1.");
    assertThat(last("impersonation.offer").deed().reason()).isEqualTo("help");
    assertThat(page(path)).contains("not begun");
    MvcResult nobody = send(path + "/impersonate", "reason", "help", "user", "nobody");
    assertThat(nobody.getFlashMap().get("wrong")).asString().contains("user");
  }

  @Test
  void settingsComeBackWithEveryFieldThatIsWrong() throws Exception {
    MvcResult refused = send("/settings", "FEE", "many", "HOLD", "0", "reason", "try");
    assertThat(refused.getResponse().getStatus()).isEqualTo(422);
    assertThat(refused.getResponse().getContentAsString())
        .contains("wrong-FEE", "wrong-HOLD", "many", "Nothing was set");
    assertThat(found("settings.change")).isEmpty();
  }

  @Test
  void aRentalShowsItsWholeLifeAndIsEndedWithAReason() throws Exception {
    Rented rented = rented();
    String path = "/rentals/" + rented.rental().value();
    assertThat(page("/rentals")).contains("Eight");
    assertThat(page(path)).contains("in_" + rented.tail(), "Hollow", "End it now", "49.00 USD");
    send(path + "/end", "reason", "the law asks for it", "confirm", "Eight");
    assertThat(rentals.find(rented.rental()).orElseThrow().state())
        .isEqualTo(RentalState.RECLAIMING);
    assertThat(page(path)).contains("goes back", "the law asks for it");
    assertThat(last("rental.end").after()).contains("state: RECLAIMING");
  }

  @Test
  void whoIsLateStandsOnTheLadderAndAStepIsForgiven() throws Exception {
    Rented rented = rented();
    jdbc.sql(
            """
            UPDATE marketplace_rental SET state = 'PAST_DUE', dunning_step = 2, past_due_at = ?
            WHERE id = ?
            """)
        .params(clock.instant().minus(Duration.ofDays(4)), rented.rental().value())
        .update();
    assertThat(page("/dunning")).contains("reminder", "no new tenants");
    String path = "/rentals/" + rented.rental().value();
    assertThat(page(path)).contains("Take a step of dunning back");
    send(path + "/forgive", "reason", "their bank was closed");
    assertThat(last("rental.forgive").after()).contains("steps of dunning: 1");
    assertThat(page("/dunning")).contains("notice");
  }

  @Test
  void aParkedRefundSaysWhyAndIsTriedAgain() throws Exception {
    Rented rented = rented();
    RefundId refund = RefundId.mint();
    jdbc.sql(
            """
            INSERT INTO marketplace_refund (id, rental_id, invoice, minor, currency, reason, whole,
              state, due_at, last_error, ordered_at)
            VALUES (?, ?, ?, 1200, 'USD', 'Unused part', FALSE, 'PARKED', ?, 'Stripe answers 400', ?)
            """)
        .params(
            refund.value(),
            rented.rental().value(),
            "in_" + rented.tail(),
            clock.instant(),
            clock.instant())
        .update();
    assertThat(page("/refunds")).contains("Stripe answers 400", "12.00 USD");
    assertThat(page("/")).contains("refused by Stripe");
    String path = "/refunds/" + refund.value();
    assertThat(page(path)).contains("Try it again");
    send(path + "/try", "reason", "the card is open again");
    assertThat(page(path)).contains("ordered");
    assertThat(last("refund.try").before()).isEqualTo("state: PARKED");
  }

  @Test
  void aVendorIsPaidAtMostWhatIsDue() throws Exception {
    Rented rented = rented();
    String vendor = rentals.find(rented.rental()).orElseThrow().contract().vendor().value();
    String path = "/payouts/" + vendor;
    assertThat(page("/payouts")).contains("44.10 USD");
    assertThat(page(path)).contains("44.10 USD due now", "Pay through Stripe");
    String[] much = {"amount", "44.11", "currency", "USD", "reason", "monthly"};
    assertThat(send(path + "/order", much).getFlashMap().get("wrong"))
        .asString()
        .contains("amount");
    send(path + "/order", "amount", "20", "currency", "USD", "reason", "monthly");
    assertThat(page(path)).contains("24.10 USD due now", "ordered");
    String[] bank = {
      "amount", "24.10", "currency", "USD", "reference", "SEPA 1", "reason", "by hand"
    };
    send(path + "/paid", bank);
    assertThat(page(path)).contains("SEPA 1", "0.00 USD due now");
    assertThat(last("payout.record").after()).contains("due: 0.00 USD");
    assertThat(page("/ledger/accounts/VENDOR_PAYABLE?holder=" + vendor)).contains("24.10 USD");
  }

  @Test
  void theBooksSayInWordsThatTheyAddUpToZero() throws Exception {
    var posting =
        Posting.of("payment:in_books", "Rent of Nine", clock.instant())
            .debit(Account.STRIPE_BALANCE, "rnt_x", Money.of(100, "EUR"))
            .credit(Account.RENTAL_INCOME, "rnt_x", Money.of(100, "EUR"))
            .balanced();
    var group = ledger.post(posting);
    assertThat(page("/ledger")).contains("All accounts in EUR add up to zero");
    assertThat(page("/ledger/accounts/STRIPE_BALANCE")).contains("Rent of Nine");
    assertThat(page("/ledger/groups/" + group.id().value()))
        .contains("payment:in_books", "Stripe’s invoice in_books was paid");
    jdbc.sql("INSERT INTO billing_ledger_entry VALUES (?, 9, 'PLATFORM_FEE', '', 'EUR', 1, ?)")
        .params(group.id().value(), clock.instant())
        .update();
    assertThat(page("/ledger")).contains("off by 0.01 EUR");
    assertThat(page("/ledger/groups/" + group.id().value())).contains("do not sum to zero");
    assertThat(page("/")).contains("trial balance not zero");
  }

  @Test
  void jobsAreWrittenDownToo() throws Exception {
    assertThat(page("/operators")).contains("operator@rowhouse.localhost");
    MvcResult made = send("/operators/invite", "reason", "Ada joins");
    assertThat(made.getFlashMap().get("link")).asString().contains("/first/");
    assertThat(last("operator.invite").deed().reason()).isEqualTo("Ada joins");
    send("/receipt-keys/rotate");
    assertThat(last("receipt-key.rotate").changed()).isTrue();
    assertThat(found("operator.create")).isPresent();
  }

  @Test
  void manyAreReplayedOnlyWhereThereAreStillAsMany() throws Exception {
    MvcResult refused = send("/events/replay", "state", "DEAD", "count", "3", "reason", "mended");
    assertThat(refused.getFlashMap().get("refused")).asString().contains("there are 0 now, not 3");
    send("/deliveries/replay", "count", "0", "reason", "mended");
    assertThat(last("delivery.replay-all").deed().reason()).isEqualTo("mended");
  }

  private record Rented(RentalId rental, String tail) {}

  /** As it is after Checkout and the first payment, which Stripe would have told of. */
  private Rented rented() {
    Vendor vendor = selling("Wharf " + System.nanoTime());
    Offer offer = offer(vendor);
    ServerId server = listing.list(vendor.id(), offer.id(), "rack").id();
    jdbc.sql("UPDATE marketplace_server SET state = 'AVAILABLE' WHERE id = ?")
        .param(server.value())
        .update();
    OrganizationId renter = organization("Hollow");
    var hold = holding.hold(renter, offer.id(), Term.MONTH);
    jdbc.sql("UPDATE marketplace_server SET state = 'RENTED' WHERE id = ?")
        .param(server.value())
        .update();
    RentalId rental = RentalId.mint();
    Instant now = clock.instant();
    String tail = rental.value().substring(4);
    jdbc.sql(
            """
            INSERT INTO marketplace_rental (id, organization_id, vendor_id, offer_id, server_id,
              hold_id, name, region, months, currency, month_minor, setup_minor, fee_bp, state,
              zone, anchor_at, term_number, term_began_at, term_ends_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, 'Eight', 'eu-central', 1, 'USD', 4900, 0, 1000, 'ACTIVE',
              'Z', ?, 1, ?, ?, ?)
            """)
        .params(
            rental.value(),
            renter.value(),
            vendor.id().value(),
            offer.id().value(),
            server.value(),
            hold.id().value(),
            now,
            now,
            now.plus(Duration.ofDays(30)),
            now)
        .update();
    jdbc.sql(
            """
            INSERT INTO marketplace_rental_payment (invoice, rental_id, term_number, rent_minor,
              paid_minor, currency, charge, vendor_minor, payable_at, paid_at)
            VALUES (?, ?, 1, 4900, 4900, 'USD', 'pi_1', 4410, ?, ?)
            """)
        .params("in_" + tail, rental.value(), now.minusSeconds(1), now)
        .update();
    ledger.post(
        Posting.of("share:in_" + tail, "Shared out", now)
            .debit(Account.RENTAL_INCOME, rental.value(), Money.of(4_900, "USD"))
            .credit(Account.VENDOR_PAYABLE, vendor.id().value(), Money.of(4_410, "USD"))
            .credit(Account.PLATFORM_FEE, "", Money.of(490, "USD"))
            .balanced());
    return new Rented(rental, tail);
  }

  private Vendor applied(String name) {
    return applying.apply(organization(name), new VendorDraft(name, "DE", true), "tester");
  }

  private Vendor selling(String name) {
    Vendor vendor = applied(name);
    connecting.connect(vendor.id(), new Connected("acct_1", Set.of("transfers", "payouts")));
    jdbc.sql("UPDATE marketplace_vendor SET state = 'APPROVED' WHERE id = ?")
        .param(vendor.id().value())
        .update();
    return vendors.get(vendor.id());
  }

  private Offer offer(Vendor vendor) {
    var specs = new Specs("8 cores", 8, 8_000, 64, "2 × 512 GB NVMe", 1_024, 1_000);
    return offering.offer(
        vendor.id(),
        new OfferDraft(
            "Eight", "eu-central", "DE", specs, "USD", 4_900, 0, Map.of(1, 0), Instant.EPOCH));
  }

  private OrganizationId organization(String name) {
    var user = users.signedIn(new Identity("https://issuer.example", name, null, name));
    return organizations.found(name, user.id()).id();
  }

  private String page(String path) throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(get(path).with(user("operator").roles("OPERATOR"))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MvcResult send(String path, String... fields) throws Exception {
    var form = post(path).with(csrf()).with(user("operator").roles("OPERATOR"));
    for (int i = 0; i < fields.length; i += 2) {
      form.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(form).andReturn();
  }

  private Act last(String verb) {
    return found(verb).orElseThrow();
  }

  private Optional<Act> found(String verb) {
    var filter = new ActFilter("", verb, "", null, null);
    return acts.list(filter, Optional.empty(), 1).stream().findFirst();
  }

  private static String words(String name) {
    return "type “" + name + "” to say that you mean it";
  }
}
