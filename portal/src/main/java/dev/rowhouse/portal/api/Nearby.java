package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.container.Streams;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What only works where a worker is: in this process, or over the internal channel once there is
 * one.
 */
@Component
class Nearby {
  private final ObjectProvider<Streams> streams;

  Nearby(ObjectProvider<Streams> streams) {
    this.streams = streams;
  }

  Streams streams() {
    return or(streams);
  }

  static <T> T or(ObjectProvider<T> provider) {
    T here = provider.getIfAvailable();
    if (here == null) {
      throw new Problem(
              ProblemType.NO_WORKER, "This portal has no worker beside it that reaches the nodes.")
          .retryAfter(Duration.ofSeconds(30));
    }
    return here;
  }
}
