package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.placement.Ask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container with all that a worker needs to know of it.
 *
 * @param paused wanted paused, while RUNNING is desired
 * @param closing a worker has begun to stop or pause it
 * @param source what it is a copy of, until it is
 * @param network the bridge that its address belongs to; null until placed
 * @param make changes that need the container to be made again
 * @param fresh the next one is made from the image, not from the old filesystem
 * @param swap the asking that the finished successor was made for; 0 when there is none
 * @param crashes exits soon after a start, in a row
 * @param leases how often it was leased: 1 means that nobody tried before
 * @param region where it wishes to stand; empty for anywhere
 * @param move under way; null for none
 * @param restore the backup that it is made again from; null for none
 * @param version grows with every change that a worker must not overlook
 */
record Row(
    Container container,
    boolean paused,
    boolean closing,
    @Nullable ContainerId source,
    @Nullable String network,
    Version make,
    boolean fresh,
    int swap,
    Version limits,
    Version rules,
    Version boot,
    int attempt,
    int crashes,
    int leases,
    int work,
    long version,
    Instant wantedAt,
    Cause cause,
    String region,
    @Nullable MoveId move,
    @Nullable BackupId restore) {

  ContainerId id() {
    return container.id();
  }

  Observed observed() {
    return container.observed();
  }

  boolean wants(Desired desired) {
    return container.desired() == desired;
  }

  String name() {
    return Names.container(id());
  }

  String successor() {
    return name() + "-next";
  }

  /** As it is once the lease on it is taken. */
  Row leased() {
    return new Row(
        container,
        paused,
        closing,
        source,
        network,
        make,
        fresh,
        swap,
        limits,
        rules,
        boot,
        attempt,
        crashes,
        leases + 1,
        work,
        version,
        wantedAt,
        cause,
        region,
        move,
        restore);
  }

  /** As it will stand on another node. */
  Row at(NodeId node, Address address, String network) {
    return new Row(
        container.at(node, address),
        paused,
        closing,
        source,
        network,
        make,
        fresh,
        swap,
        limits,
        rules,
        boot,
        attempt,
        crashes,
        leases,
        work,
        version,
        wantedAt,
        cause,
        region,
        move,
        restore);
  }

  /** What it needs of a node. */
  Ask ask() {
    return new Ask(
        id(), container.project(), container.settings().limits(), container.image(), region);
  }

  /** Somebody tried before and fell. */
  boolean again() {
    return leases > 1;
  }

  MoveId moving() {
    MoveId under = move;
    if (under == null) {
      throw new IllegalStateException(id().value() + " is not being moved");
    }
    return under;
  }

  /** Where it stands; only a placed container has one. */
  NodeId node() {
    NodeId node = container.node();
    if (node == null) {
      throw new IllegalStateException(id().value() + " is not placed");
    }
    return node;
  }

  Address address() {
    Address address = container.address();
    if (address == null) {
      throw new IllegalStateException(id().value() + " has no address");
    }
    return address;
  }
}
