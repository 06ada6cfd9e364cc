package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.node.Doors;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Calls an app by the way that its health checks take: its own address, or its machine's door. No
 * container has a way to us.
 */
@Component
@OnRole(Role.WORKER)
public class Calling {
  private final Rows rows;
  private final Dialling dialling;

  Calling(Rows rows, ObjectProvider<Doors> doors) {
    this.rows = rows;
    this.dialling = new Dialling(() -> doors.stream().findFirst());
  }

  /**
   * What an app answered.
   *
   * @param called the container as it stood when it was called
   * @param status of HTTP
   */
  public record Reply(Container called, int status, String body) {}

  /**
   * Posts JSON to a container that runs; empty when it does not.
   *
   * @param headers one line each; none of them a user's
   * @throws IOException when it does not answer in a few seconds, or at too great length
   */
  public Optional<Reply> post(ContainerId id, String path, Map<String, String> headers, String json)
      throws IOException {
    Row row = rows.find(id).filter(Calling::runs).orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    Post.Answer answer = Post.send(dialling.to(row), path, headers, json);
    return Optional.of(new Reply(row.container(), answer.status(), answer.body()));
  }

  /** Whether it has run on since it was called: not stopped, moved, erased or started again. */
  public boolean isStill(Container called) {
    return rows.find(called.id())
        .filter(Calling::runs)
        .map(Row::container)
        .filter(now -> Objects.equals(now.node(), called.node()))
        .filter(now -> Objects.equals(now.address(), called.address()))
        .filter(now -> Objects.equals(now.runningSince(), called.runningSince()))
        .isPresent();
  }

  private static boolean runs(Row row) {
    Container container = row.container();
    return container.observed() == Observed.RUNNING
        && container.desired() == Desired.RUNNING
        && !container.suspended()
        && container.address() != null
        && container.node() != null;
  }
}
