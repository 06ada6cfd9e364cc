package dev.rowhouse.provisioner.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which a directory and a provider may mean the same person.
 *
 * @param lasting the directory's name for them, which it never gives to another; null for none
 * @param others lower case: user name and addresses, which may be another's one day
 */
public record KnownAs(@Nullable String lasting, Set<String> others) {}
