/** Asks companies' LDAP directories who somebody is, with the password that they typed. */
@NullMarked
package dev.rowhouse.portal.ldap;

import org.jspecify.annotations.NullMarked;
