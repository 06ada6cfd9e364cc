package dev.rowhouse.provisioner;

import dev.rowhouse.marketplace.ServerId;
import java.util.Optional;

/**
 * A machine has a certificate and its Docker answers; published in the transaction that wrote it.
 *
 * @param server what it is on the market; empty when it became a node of its organization at once
 */
public record MachineEnrolled(MachineId machine, Optional<ServerId> server) {}
