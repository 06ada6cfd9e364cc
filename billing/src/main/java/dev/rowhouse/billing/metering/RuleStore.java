package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RuleStore {
  private final JdbcClient jdbc;

  RuleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(RuleChoice choice) {
    jdbc.sql(
            """
            INSERT INTO billing_rule_choice (owner, at, rule, said_by)
            VALUES (:owner, :at, :rule, :by) ON DUPLICATE KEY UPDATE rule = :rule, said_by = :by
            """)
        .param("owner", choice.owner().value())
        .param("at", choice.at())
        .param("rule", choice.rule().map(Rule::id).orElse(""))
        .param("by", choice.saidBy())
        .update();
  }

  /** What each of them wanted at the moment; none for who never said anything. */
  Map<OwnerId, Rule> at(Collection<OwnerId> owners, Instant moment) {
    Map<OwnerId, Rule> found = new HashMap<>();
    if (!owners.isEmpty()) {
      jdbc.sql(
              """
              SELECT c.* FROM billing_rule_choice c
              WHERE c.owner IN (:owners) AND c.at = (SELECT MAX(o.at) FROM billing_rule_choice o
                WHERE o.owner = c.owner AND o.at <= :moment)
              """)
          .param("owners", owners.stream().map(OwnerId::value).toList())
          .param("moment", moment)
          .query(RuleStore::read)
          .list()
          .forEach(choice -> choice.rule().ifPresent(rule -> found.put(choice.owner(), rule)));
    }
    return found;
  }

  /** Newest first. */
  List<RuleChoice> history(OwnerId owner) {
    return jdbc.sql("SELECT * FROM billing_rule_choice WHERE owner = ? ORDER BY at DESC")
        .param(owner.value())
        .query(RuleStore::read)
        .list();
  }

  private static RuleChoice read(ResultSet row, int number) throws SQLException {
    return new RuleChoice(
        new OwnerId(row.getString("owner")),
        row.getObject("at", Instant.class),
        Optional.of(row.getString("rule")).filter(rule -> !rule.isEmpty()).map(Rule::of),
        row.getString("said_by"));
  }
}
