package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes wakes, last requests and how many there were into the rows. */
@Component
class TableWaking implements Waking {
  private final JdbcClient jdbc;
  private final Wishes wishes;
  private final Requests requests;
  private final Bell bell;

  TableWaking(JdbcClient jdbc, Wishes wishes, Requests requests, Bell bell) {
    this.jdbc = jdbc;
    this.wishes = wishes;
    this.requests = requests;
    this.bell = bell;
  }

  @Override
  public void wake(ContainerId id, Cause cause) {
    if (wishes.awake(id, cause)) {
      bell.ring(Containers.WANTED);
    }
  }

  @Override
  public void counted(Map<ContainerId, Long> more) {
    requests.add(more);
  }

  @Override
  @Transactional
  public void used(Map<ContainerId, Instant> last) {
    last.entrySet().stream()
        .sorted(java.util.Comparator.comparing(entry -> entry.getKey().value()))
        .forEach(entry -> used(entry.getKey(), entry.getValue()));
  }

  private void used(ContainerId id, Instant at) {
    jdbc.sql(
            """
            UPDATE provisioner_container SET last_request_at = :at
            WHERE id = :id AND (last_request_at IS NULL OR last_request_at < :at)
            """)
        .param("id", id.value())
        .param("at", at)
        .update();
  }
}
