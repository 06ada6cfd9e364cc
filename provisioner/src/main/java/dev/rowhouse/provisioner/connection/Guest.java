package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.PersonId;
import java.util.List;

/**
 * Somebody as the app is to know them.
 *
 * @param email empty unless somebody vouches for it
 * @param name may be empty
 */
public record Guest(PersonId id, String email, String name, List<String> roles) {}
