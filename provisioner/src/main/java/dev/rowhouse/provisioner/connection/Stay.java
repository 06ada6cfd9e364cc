package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.PersonId;
import java.time.Instant;

/** A visit, not over yet, of somebody for whom no provider vouched. */
public record Stay(PersonId member, Instant since) {}
