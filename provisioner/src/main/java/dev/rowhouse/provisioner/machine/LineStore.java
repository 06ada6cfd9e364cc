package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.MachineTokenId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what scripts say while they work. */
@Component
class LineStore {
  private static final int LONGEST = 300;

  /** A script says two dozen lines; what says more is not ours. */
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Clock clock;

  LineStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(MachineTokenId token, String words) {
    jdbc.sql(
            """
            INSERT INTO provisioner_machine_line (token_id, words, at)
            SELECT :token, :words, :now FROM DUAL
            WHERE (SELECT COUNT(*) FROM provisioner_machine_line WHERE token_id = :token) < :most
            """)
        .param("token", token.value())
        .param("words", Cut.to(LONGEST, words))
        .param("now", Instant.now(clock))
        .param("most", MOST)
        .update();
  }

  List<MachineLine> of(MachineTokenId token) {
    return jdbc.sql(
            """
            SELECT words, at FROM provisioner_machine_line WHERE token_id = :token ORDER BY id
            """)
        .param("token", token.value())
        .query(MachineLine.class)
        .list();
  }
}
