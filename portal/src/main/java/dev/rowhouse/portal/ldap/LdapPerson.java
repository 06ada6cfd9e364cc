package dev.rowhouse.portal.ldap;

import java.util.List;

/**
 * Whom a directory vouches for.
 *
 * @param id what tells them apart, 1 to 255 characters
 * @param mail may be empty
 * @param name may be empty
 * @param groups by their names or DNs
 */
public record LdapPerson(String id, String mail, String name, List<String> groups) {}
