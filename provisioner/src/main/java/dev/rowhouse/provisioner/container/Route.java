package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Duration;
import java.time.Instant;

/**
 * What the gateway knows of a container.
 *
 * @param host first label of the URL
 * @param wakeable a request may start it (not suspended, not being deleted, not a spare)
 * @param ipv4 empty until it has an address
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
    Access access,
    int epoch,
    String brand,
    Duration wakeLimit,
    Instant changedAt) {}
