package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.node.Door;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway knows of a container.
 *
 * @param host first label of the URL
 * @param wakeable a request may start it (not suspended, not being deleted, not a spare)
 * @param ipv4 empty until it has an address
 * @param door by which its node's tenants are reached; null where they are routed to
 * @param signIn its tenant has a way to sign in, so that strangers are led there
 * @param epoch claims minted before the last revocation carry a smaller number and are refused
 * @param brand what people know the product by; empty where nothing is known
 * @param wakeLimit how long a request may wait for a start
 */
public record Route(
    ContainerId container,
    ProjectId project,
    String host,
    Observed observed,
    boolean wakeable,
    String ipv4,
    int port,
    @Nullable Door door,
    Access access,
    boolean signIn,
    int epoch,
    String brand,
    Duration wakeLimit,
    Instant changedAt) {

  /** On a node to whose tenants there is a route, without a sign-in at the door. */
  public Route(
      ContainerId container,
      ProjectId project,
      String host,
      Observed observed,
      boolean wakeable,
      String ipv4,
      int port,
      Access access,
      int epoch,
      String brand,
      Duration wakeLimit,
      Instant changedAt) {
    this(
        container, project, host, observed, wakeable, ipv4, port, null, access, false, epoch, brand,
        wakeLimit, changedAt);
  }
}
