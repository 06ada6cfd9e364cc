package dev.rowhouse.db.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "spring.config.import=classpath:rowhouse-defaults.yaml")
class ActsTest {
  private static final Actor GRACE = new Actor("operator:opr_1", "grace@example.com", "10.1.2.3");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @Autowired Acts acts;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void aLineReadsBackAsItWasWritten() {
    Act act = write(Deed.of("vendor.approve", "vnd_1", "Harbor").in("org_1").because(" papers "));
    assertThat(acts.find(act.id())).contains(act);
    assertThat(act.deed().reason()).isEqualTo("papers");
  }

  @Test
  void nobodyWritesALineWithoutTheChangeItTellsOf() {
    assertThatThrownBy(() -> acts.write(GRACE, Deed.of("a.b", "c", "d"), "", ""))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() ->
            transactions.executeWithoutResult(_ -> {
              acts.write(GRACE, Deed.of("rolled.back", "x", "x"), "", "");
              throw new IllegalStateException("the change failed");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(verbs(what("rolled"))).isEmpty();
  }

  @Test
  void nothingChangesALineOrTakesItAway() {
    Act act = write(Deed.of("kept.forever", "x", "x"));
    assertThatThrownBy(() -> jdbc.sql("UPDATE db_act SET reason = 'other'").update())
        .hasMessageContaining("written once");
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM db_act").update())
        .hasMessageContaining("written once");
    assertThat(acts.find(act.id())).contains(act);
  }

  @Test
  void linesAreFoundByWhoWhatWhenAndWhose() {
    Act act = write(Deed.of("filter.one", "sub_9", "Nine").in("org_filter"));
    write(Deed.of("filter.two", "sub_10", "Ten"));
    assertThat(verbs(what("filter"))).containsExactlyInAnyOrder("filter.one", "filter.two");
    assertThat(verbs(what("filter.t"))).containsExactly("filter.two");
    assertThat(verbs(what("sub_9"))).containsExactly("filter.one");
    assertThat(verbs(new ActFilter("", "", "org_filter", null, null)))
        .containsExactly("filter.one");
    assertThat(verbs(new ActFilter("grace@", "filter.one", "", null, null))).hasSize(1);
    assertThat(verbs(new ActFilter("ada", "filter.one", "", null, null))).isEmpty();
    assertThat(verbs(new ActFilter("", "filter.one", "", act.at(), null))).hasSize(1);
    assertThat(verbs(new ActFilter("", "filter.one", "", null, act.at()))).isEmpty();
    var later = act.at().plus(Duration.ofSeconds(1));
    assertThat(verbs(new ActFilter("", "filter.one", "", null, later))).hasSize(1);
  }

  @Test
  void pagesFollowOneAnother() {
    for (int i = 0; i < 5; i++) {
      write(Deed.of("paged", "p" + i, ""));
    }
    List<Act> all = acts.list(what("paged"), Optional.empty(), 10);
    List<Act> first = acts.list(what("paged"), Optional.empty(), 3);
    List<Act> second = acts.list(what("paged"), Optional.of(first.getLast().id()), 3);
    assertThat(first).isEqualTo(all.subList(0, 3));
    assertThat(second).isEqualTo(all.subList(3, 5));
  }

  @Test
  void aSheetQuotesWhatHasToBeQuotedAndRunsNoFormula() throws IOException {
    write(Deed.of("sheet", "=1+1", "a \"name\"").because("one, two"));
    var out = new StringBuilder();
    new ActSheet(acts).write(what("sheet"), out);
    assertThat(out.toString()).startsWith("id,at,actor,");
    assertThat(out.toString()).contains(",'=1+1,\"a \"\"name\"\"\",,\"one, two\",");
    assertThat(out.toString().lines()).hasSize(2);
  }

  private Act write(Deed deed) {
    return transactions.execute(_ -> acts.write(GRACE, deed, "state: A", "state: B"));
  }

  private List<String> verbs(ActFilter filter) {
    return acts.list(filter, Optional.empty(), 100).stream().map(act -> act.deed().verb()).toList();
  }

  private static ActFilter what(String what) {
    return new ActFilter("", what, "", null, null);
  }

  @SpringBootApplication(scanBasePackages = "dev.rowhouse.db")
  static class Application {}
}
