package dev.rowhouse.provisioner.letter;

import dev.rowhouse.provisioner.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to one person.
 *
 * @param tenant whose person it is; null for people of a builder
 * @param to one address, at most 254 characters
 * @param useful how long it is worth sending; then it is given up
 */
public record Letter(
    @Nullable TenantId tenant, String to, Sender sender, Words words, Duration useful) {}
